using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace AgencyTasks.Core.Database.Migrations
{
    /// <inheritdoc />
    public partial class Posts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_notice_person_id_kind_local_date",
                table: "notice");

            migrationBuilder.AddColumn<string>(
                name: "end_decision",
                table: "post",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "on_behalf_of",
                table: "post",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "copy_to",
                table: "notice",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "subject_id",
                table: "notice",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "copies_mail",
                table: "agency",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "hand_over",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    operation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    predecessor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    predecessor_post_id = table.Column<Guid>(type: "uuid", nullable: false),
                    successor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    successor_post_id = table.Column<Guid>(type: "uuid", nullable: false),
                    passed_from = table.Column<LocalDate>(type: "date", nullable: false),
                    decision = table.Column<string>(type: "text", nullable: false),
                    done_by = table.Column<Guid>(type: "uuid", nullable: false),
                    done_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hand_over", x => x.id);
                    table.ForeignKey(
                        name: "fk_hand_over_agencies_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agency",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_hand_over_people_done_by",
                        column: x => x.done_by,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_hand_over_people_predecessor_id",
                        column: x => x.predecessor_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_hand_over_people_successor_id",
                        column: x => x.successor_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_hand_over_post_predecessor_post_id",
                        column: x => x.predecessor_post_id,
                        principalTable: "post",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_hand_over_post_successor_post_id",
                        column: x => x.successor_post_id,
                        principalTable: "post",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "hand_over_line",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    hand_over_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    due_last_day = table.Column<LocalDate>(type: "date", nullable: false),
                    due_is_exclusive = table.Column<bool>(type: "boolean", nullable: false),
                    is_returned = table.Column<bool>(type: "boolean", nullable: false),
                    is_waiting = table.Column<bool>(type: "boolean", nullable: false),
                    has_draft = table.Column<bool>(type: "boolean", nullable: false),
                    asked_until = table.Column<LocalDate>(type: "date", nullable: true),
                    agreed_until = table.Column<LocalDate>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hand_over_line", x => x.id);
                    table.ForeignKey(
                        name: "fk_hand_over_line_hand_overs_hand_over_id",
                        column: x => x.hand_over_id,
                        principalTable: "hand_over",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_hand_over_line_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "agency_task",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_post_on_behalf_of",
                table: "post",
                column: "on_behalf_of");

            migrationBuilder.CreateIndex(
                name: "ix_person_mail",
                table: "person",
                column: "mail",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_notice_person_id_kind_local_date_subject_id",
                table: "notice",
                columns: new[] { "person_id", "kind", "local_date", "subject_id" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_hand_over_agency_id",
                table: "hand_over",
                column: "agency_id");

            migrationBuilder.CreateIndex(
                name: "ix_hand_over_done_by",
                table: "hand_over",
                column: "done_by");

            migrationBuilder.CreateIndex(
                name: "ix_hand_over_operation_id",
                table: "hand_over",
                column: "operation_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_hand_over_predecessor_id",
                table: "hand_over",
                column: "predecessor_id");

            migrationBuilder.CreateIndex(
                name: "ix_hand_over_predecessor_post_id",
                table: "hand_over",
                column: "predecessor_post_id");

            migrationBuilder.CreateIndex(
                name: "ix_hand_over_successor_id",
                table: "hand_over",
                column: "successor_id");

            migrationBuilder.CreateIndex(
                name: "ix_hand_over_successor_post_id",
                table: "hand_over",
                column: "successor_post_id");

            migrationBuilder.CreateIndex(
                name: "ix_hand_over_line_hand_over_id",
                table: "hand_over_line",
                column: "hand_over_id");

            migrationBuilder.CreateIndex(
                name: "ix_hand_over_line_task_id",
                table: "hand_over_line",
                column: "task_id");

            migrationBuilder.AddForeignKey(
                name: "fk_post_post_on_behalf_of",
                table: "post",
                column: "on_behalf_of",
                principalTable: "post",
                principalColumn: "id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_post_post_on_behalf_of",
                table: "post");

            migrationBuilder.DropTable(
                name: "hand_over_line");

            migrationBuilder.DropTable(
                name: "hand_over");

            migrationBuilder.DropIndex(
                name: "ix_post_on_behalf_of",
                table: "post");

            migrationBuilder.DropIndex(
                name: "ix_person_mail",
                table: "person");

            migrationBuilder.DropIndex(
                name: "ix_notice_person_id_kind_local_date_subject_id",
                table: "notice");

            migrationBuilder.DropColumn(
                name: "end_decision",
                table: "post");

            migrationBuilder.DropColumn(
                name: "on_behalf_of",
                table: "post");

            migrationBuilder.DropColumn(
                name: "copy_to",
                table: "notice");

            migrationBuilder.DropColumn(
                name: "subject_id",
                table: "notice");

            migrationBuilder.DropColumn(
                name: "copies_mail",
                table: "agency");

            migrationBuilder.CreateIndex(
                name: "ix_notice_person_id_kind_local_date",
                table: "notice",
                columns: new[] { "person_id", "kind", "local_date" },
                unique: true);
        }
    }
}
