using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace AgencyTasks.Core.Database.Migrations
{
    /// <inheritdoc />
    public partial class Contributions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Instant>(
                name: "contributed_at",
                table: "submission",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "contributed_by",
                table: "submission",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "contributor_id",
                table: "submission",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_submission_contributor_id",
                table: "submission",
                column: "contributor_id");

            migrationBuilder.CreateIndex(
                name: "ix_submission_made_at",
                table: "submission",
                column: "made_at");

            migrationBuilder.AddForeignKey(
                name: "fk_submission_agency_contributor_id",
                table: "submission",
                column: "contributor_id",
                principalTable: "agency",
                principalColumn: "id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_submission_agency_contributor_id",
                table: "submission");

            migrationBuilder.DropIndex(
                name: "ix_submission_contributor_id",
                table: "submission");

            migrationBuilder.DropIndex(
                name: "ix_submission_made_at",
                table: "submission");

            migrationBuilder.DropColumn(
                name: "contributed_at",
                table: "submission");

            migrationBuilder.DropColumn(
                name: "contributed_by",
                table: "submission");

            migrationBuilder.DropColumn(
                name: "contributor_id",
                table: "submission");
        }
    }
}
