using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace AgencyTasks.Core.Database.Migrations
{
    /// <inheritdoc />
    public partial class Publications : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "duty_print",
                columns: table => new
                {
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    duty_code = table.Column<string>(type: "text", nullable: false),
                    print = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_duty_print", x => new { x.plan_id, x.duty_code });
                    table.ForeignKey(
                        name: "fk_duty_print_plan_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "publication",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    matrix_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    fingerprint = table.Column<string>(type: "text", nullable: false),
                    phase = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    done = table.Column<int>(type: "integer", nullable: false),
                    total = table.Column<int>(type: "integer", nullable: false),
                    seen_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    finished_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    added = table.Column<int>(type: "integer", nullable: false),
                    cancelled = table.Column<int>(type: "integer", nullable: false),
                    moved = table.Column<int>(type: "integer", nullable: false),
                    restored = table.Column<int>(type: "integer", nullable: false),
                    revised = table.Column<int>(type: "integer", nullable: false),
                    failure = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_publication", x => x.id);
                    table.ForeignKey(
                        name: "fk_publication_assignment_matrix_matrix_id",
                        column: x => x.matrix_id,
                        principalTable: "assignment_matrix",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_publication_person_asked_by",
                        column: x => x.asked_by,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_publication_asked_by",
                table: "publication",
                column: "asked_by");

            migrationBuilder.CreateIndex(
                name: "ix_publication_running",
                table: "publication",
                column: "matrix_id",
                unique: true,
                filter: "finished_at IS NULL");

            // What the trail says of the publications before this table.
            migrationBuilder.Sql(
                """
                INSERT INTO publication (
                    id, matrix_id, asked_by, asked_at, fingerprint, phase, done, total, finished_at, added, cancelled, moved,
                    restored, revised)
                SELECT gen_random_uuid(), entry.subject_id, entry.person_id, entry.at, '', 'Done', 0, 0, entry.at,
                    coalesce(substring(entry.reason FROM '\+([0-9]+)')::integer, 0),
                    coalesce(substring(entry.reason FROM ' -([0-9]+)')::integer, 0),
                    coalesce(substring(entry.reason FROM '~([0-9]+)')::integer, 0), 0, 0
                FROM audit_entry AS entry
                WHERE entry.event = 'MatrixPublished' AND entry.person_id IS NOT NULL
                    AND EXISTS (SELECT 1 FROM assignment_matrix AS matrix WHERE matrix.id = entry.subject_id)
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "duty_print");

            migrationBuilder.DropTable(
                name: "publication");
        }
    }
}
