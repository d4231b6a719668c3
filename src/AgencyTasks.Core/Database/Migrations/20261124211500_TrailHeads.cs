using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace AgencyTasks.Core.Database.Migrations
{
    /// <inheritdoc />
    public partial class TrailHeads : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "trail_head_mail",
                columns: table => new
                {
                    day = table.Column<LocalDate>(type: "date", nullable: false),
                    address = table.Column<string>(type: "text", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false),
                    message_id = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    next_try_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    sent_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    last_error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trail_head_mail", x => new { x.day, x.address });
                });

            migrationBuilder.CreateIndex(
                name: "ix_trail_head_mail_waiting",
                table: "trail_head_mail",
                column: "next_try_at",
                filter: "next_try_at IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "trail_head_mail");
        }
    }
}
