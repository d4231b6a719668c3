using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace AgencyTasks.Core.Database.Migrations
{
    /// <inheritdoc />
    public partial class Succession : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_district_code",
                table: "district");

            migrationBuilder.DropIndex(
                name: "ix_agency_task_natural_key",
                table: "agency_task");

            migrationBuilder.AddColumn<LocalDate>(
                name: "valid_from",
                table: "district",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<LocalDate>(
                name: "valid_to",
                table: "district",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "key_agency_id",
                table: "agency_task",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.Sql("UPDATE agency_task SET key_agency_id = agency_id");

            migrationBuilder.AddColumn<LocalDate>(
                name: "valid_from",
                table: "agency",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "succession",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    effective_day = table.Column<LocalDate>(type: "date", nullable: false),
                    document_number = table.Column<string>(type: "text", nullable: false),
                    document_date = table.Column<LocalDate>(type: "date", nullable: false),
                    document_signer = table.Column<string>(type: "text", nullable: false),
                    document_issued_by = table.Column<string>(type: "text", nullable: true),
                    recorded_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: true),
                    applied_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_succession", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "succession_choice",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    succession_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    item = table.Column<string>(type: "text", nullable: false),
                    predecessor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    successor_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_succession_choice", x => x.id);
                    table.ForeignKey(
                        name: "fk_succession_choice_successions_succession_id",
                        column: x => x.succession_id,
                        principalTable: "succession",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "succession_line",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    succession_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    unit_kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    predecessor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    successor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_default = table.Column<bool>(type: "boolean", nullable: false),
                    cancel_reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_succession_line", x => x.id);
                    table.ForeignKey(
                        name: "fk_succession_line_successions_succession_id",
                        column: x => x.succession_id,
                        principalTable: "succession",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "task_passage",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    succession_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<LocalDate>(type: "date", nullable: false),
                    from_agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_commune_id = table.Column<Guid>(type: "uuid", nullable: true),
                    from_district_id = table.Column<Guid>(type: "uuid", nullable: true),
                    to_agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_commune_id = table.Column<Guid>(type: "uuid", nullable: true),
                    to_district_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_task_passage", x => x.id);
                    table.ForeignKey(
                        name: "fk_task_passage_agency_task_task_id",
                        column: x => x.task_id,
                        principalTable: "agency_task",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_task_passage_succession_succession_id",
                        column: x => x.succession_id,
                        principalTable: "succession",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_district_code_valid_from",
                table: "district",
                columns: new[] { "code", "valid_from" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_agency_task_key_agency_id",
                table: "agency_task",
                column: "key_agency_id");

            migrationBuilder.CreateIndex(
                name: "ix_agency_task_natural_key",
                table: "agency_task",
                columns: new[] { "plan_id", "duty_code", "key_agency_id", "place_key", "period_code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_succession_choice_predecessor_id_kind_item",
                table: "succession_choice",
                columns: new[] { "predecessor_id", "kind", "item" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_succession_choice_succession_id",
                table: "succession_choice",
                column: "succession_id");

            migrationBuilder.CreateIndex(
                name: "ix_succession_line_closed_once",
                table: "succession_line",
                column: "predecessor_id",
                unique: true,
                filter: "is_default");

            migrationBuilder.CreateIndex(
                name: "ix_succession_line_succession_id",
                table: "succession_line",
                column: "succession_id");

            migrationBuilder.CreateIndex(
                name: "ix_succession_line_successor_id",
                table: "succession_line",
                column: "successor_id");

            migrationBuilder.CreateIndex(
                name: "ix_task_passage_day",
                table: "task_passage",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "ix_task_passage_succession_id",
                table: "task_passage",
                column: "succession_id");

            migrationBuilder.CreateIndex(
                name: "ix_task_passage_task_id_succession_id",
                table: "task_passage",
                columns: new[] { "task_id", "succession_id" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_agency_task_agency_key_agency_id",
                table: "agency_task",
                column: "key_agency_id",
                principalTable: "agency",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_agency_task_agency_key_agency_id",
                table: "agency_task");

            migrationBuilder.DropTable(
                name: "succession_choice");

            migrationBuilder.DropTable(
                name: "succession_line");

            migrationBuilder.DropTable(
                name: "task_passage");

            migrationBuilder.DropTable(
                name: "succession");

            migrationBuilder.DropIndex(
                name: "ix_district_code_valid_from",
                table: "district");

            migrationBuilder.DropIndex(
                name: "ix_agency_task_key_agency_id",
                table: "agency_task");

            migrationBuilder.DropIndex(
                name: "ix_agency_task_natural_key",
                table: "agency_task");

            migrationBuilder.DropColumn(
                name: "valid_from",
                table: "district");

            migrationBuilder.DropColumn(
                name: "valid_to",
                table: "district");

            migrationBuilder.DropColumn(
                name: "key_agency_id",
                table: "agency_task");

            migrationBuilder.DropColumn(
                name: "valid_from",
                table: "agency");

            migrationBuilder.CreateIndex(
                name: "ix_district_code",
                table: "district",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_agency_task_natural_key",
                table: "agency_task",
                columns: new[] { "plan_id", "duty_code", "agency_id", "place_key", "period_code" },
                unique: true);
        }
    }
}
