using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgencyTasks.Core.Database.Migrations
{
    /// <inheritdoc />
    public partial class SetWiseReferences : Migration
    {
        private static readonly (string Column, string Table, bool Cascades)[] Links =
        [
            ("agency_id", "agency", true), ("key_agency_id", "agency", true), ("commune_id", "commune", false),
            ("district_id", "district", false), ("duty_id", "duty", true), ("plan_id", "plan", true),
        ];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var (column, table, _) in Links)
            {
                migrationBuilder.DropForeignKey(name: $"fk_agency_task_{table}_{column}", table: "agency_task");
            }

            // Nothing asks by these any more; each task had to be written into them.
            migrationBuilder.DropIndex(name: "ix_agency_task_born_in", table: "agency_task");
            migrationBuilder.DropIndex(name: "ix_agency_task_key_agency_id", table: "agency_task");
            migrationBuilder.Sql(SqlFile.Read("SetWiseReferences.sql"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP FUNCTION refuse_task_without_reference() CASCADE;
                DROP FUNCTION refuse_loss_of_task_reference() CASCADE;
                DROP FUNCTION refuse_change_of_id() CASCADE;
                """);
            migrationBuilder.CreateIndex(name: "ix_agency_task_born_in", table: "agency_task", column: "born_in");
            migrationBuilder.CreateIndex(name: "ix_agency_task_key_agency_id", table: "agency_task", column: "key_agency_id");
            foreach (var (column, table, cascades) in Links)
            {
                migrationBuilder.AddForeignKey(
                    name: $"fk_agency_task_{table}_{column}",
                    table: "agency_task",
                    column: column,
                    principalTable: table,
                    principalColumn: "id",
                    onDelete: cascades ? ReferentialAction.Cascade : ReferentialAction.NoAction);
            }
        }
    }
}
