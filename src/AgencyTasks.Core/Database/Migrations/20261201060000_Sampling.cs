using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgencyTasks.Core.Database.Migrations
{
    /// <inheritdoc />
    public partial class Sampling : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_sampled",
                table: "submission",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "sampled_after_seq",
                table: "submission",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "sampled_percent",
                table: "duty",
                type: "integer",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "is_sampled",
                table: "submission");

            migrationBuilder.DropColumn(
                name: "sampled_after_seq",
                table: "submission");

            migrationBuilder.DropColumn(
                name: "sampled_percent",
                table: "duty");
        }
    }
}
