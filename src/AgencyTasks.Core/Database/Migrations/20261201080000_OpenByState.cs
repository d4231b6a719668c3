using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgencyTasks.Core.Database.Migrations
{
    /// <inheritdoc />
    public partial class OpenByState : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_agency_task_open_of_agency",
                table: "agency_task");

            migrationBuilder.CreateIndex(
                name: "ix_agency_task_open_of_agency",
                table: "agency_task",
                columns: new[] { "agency_id", "state" },
                filter: "state IN ('Open', 'Returned', 'Submitted')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_agency_task_open_of_agency",
                table: "agency_task");

            migrationBuilder.CreateIndex(
                name: "ix_agency_task_open_of_agency",
                table: "agency_task",
                columns: new[] { "agency_id", "due_last_day" },
                filter: "state IN ('Open', 'Returned', 'Submitted')");
        }
    }
}
