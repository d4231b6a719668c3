using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace AgencyTasks.Core.Database.Migrations
{
    /// <inheritdoc />
    public partial class MatrixTool : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "change_reason",
                table: "duty",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "changed_at",
                table: "duty",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "changed_by",
                table: "duty",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "guessed_values",
                table: "duty",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<int>(
                name: "quote_start",
                table: "duty",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "read_as",
                table: "duty",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<LocalDate>(
                name: "end_decision_date",
                table: "conversion_commune",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "end_decision_issued_by",
                table: "conversion_commune",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "end_decision_number",
                table: "conversion_commune",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "end_decision_signer",
                table: "conversion_commune",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<LocalDate>(
                name: "ended_on",
                table: "conversion_commune",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "outcome",
                table: "conversion_commune",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "body_class",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    words = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    bodies = table.Column<string[]>(type: "text[]", nullable: false),
                    resolved_by = table.Column<Guid>(type: "uuid", nullable: false),
                    resolved_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_body_class", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "plan_sentence",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    citation = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    start = table.Column<int>(type: "integer", nullable: true),
                    no_duty_reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_sentence", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_sentence_plan_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_body_class_key",
                table: "body_class",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_sentence_plan_id_citation",
                table: "plan_sentence",
                columns: new[] { "plan_id", "citation" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "body_class");

            migrationBuilder.DropTable(
                name: "plan_sentence");

            migrationBuilder.DropColumn(
                name: "change_reason",
                table: "duty");

            migrationBuilder.DropColumn(
                name: "changed_at",
                table: "duty");

            migrationBuilder.DropColumn(
                name: "changed_by",
                table: "duty");

            migrationBuilder.DropColumn(
                name: "guessed_values",
                table: "duty");

            migrationBuilder.DropColumn(
                name: "quote_start",
                table: "duty");

            migrationBuilder.DropColumn(
                name: "read_as",
                table: "duty");

            migrationBuilder.DropColumn(
                name: "end_decision_date",
                table: "conversion_commune");

            migrationBuilder.DropColumn(
                name: "end_decision_issued_by",
                table: "conversion_commune");

            migrationBuilder.DropColumn(
                name: "end_decision_number",
                table: "conversion_commune");

            migrationBuilder.DropColumn(
                name: "end_decision_signer",
                table: "conversion_commune");

            migrationBuilder.DropColumn(
                name: "ended_on",
                table: "conversion_commune");

            migrationBuilder.DropColumn(
                name: "outcome",
                table: "conversion_commune");
        }
    }
}
