using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgencyTasks.Core.Database.Migrations
{
    /// <inheritdoc />
    public partial class Trail : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "birth_hash",
                table: "agency_task",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "born_in",
                table: "agency_task",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_submission_one_draft",
                table: "submission",
                column: "task_id",
                unique: true,
                filter: "state = 'Draft'");

            migrationBuilder.CreateIndex(
                name: "ix_submission_task_id",
                table: "submission",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "ix_extension_task_id",
                table: "extension",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entry_at_seq",
                table: "audit_entry",
                columns: new[] { "at", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entry_event_seq",
                table: "audit_entry",
                columns: new[] { "event", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entry_person_id_seq",
                table: "audit_entry",
                columns: new[] { "person_id", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_agency_task_born_in",
                table: "agency_task",
                column: "born_in");

            // Entries are added and read, nothing else; for the owner of the table too. Who takes the trigger away is
            // found by the verification.
            migrationBuilder.Sql(
                """
                CREATE FUNCTION refuse_change_of_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE EXCEPTION 'audit_entry is only added to and read: % is refused', TG_OP
                        USING ERRCODE = 'restrict_violation';
                END
                $$;
                CREATE TRIGGER audit_entry_stays_whole
                    BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
                    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit_entry();
                ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER audit_entry_stays_whole;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TRIGGER audit_entry_stays_whole ON audit_entry;
                DROP FUNCTION refuse_change_of_audit_entry();
                """);

            migrationBuilder.DropIndex(
                name: "ix_submission_one_draft",
                table: "submission");

            migrationBuilder.DropIndex(
                name: "ix_submission_task_id",
                table: "submission");

            migrationBuilder.DropIndex(
                name: "ix_extension_task_id",
                table: "extension");

            migrationBuilder.DropIndex(
                name: "ix_audit_entry_at_seq",
                table: "audit_entry");

            migrationBuilder.DropIndex(
                name: "ix_audit_entry_event_seq",
                table: "audit_entry");

            migrationBuilder.DropIndex(
                name: "ix_audit_entry_person_id_seq",
                table: "audit_entry");

            migrationBuilder.DropIndex(
                name: "ix_agency_task_born_in",
                table: "agency_task");

            migrationBuilder.DropColumn(
                name: "birth_hash",
                table: "agency_task");

            migrationBuilder.DropColumn(
                name: "born_in",
                table: "agency_task");
        }
    }
}
