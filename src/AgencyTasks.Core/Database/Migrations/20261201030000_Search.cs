using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgencyTasks.Core.Database.Migrations
{
    /// <inheritdoc />
    public partial class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SqlFile.Read("SearchIndex.sql"));
            migrationBuilder.AddColumn<string>(
                name: "search_text",
                table: "evidence_item",
                type: "text",
                nullable: true,
                computedColumnSql: "evidence_index(document_number, document_signer, document_issued_by, file_name, link)",
                stored: true);

            migrationBuilder.CreateIndex(
                name: "ix_evidence_item_search_text",
                table: "evidence_item",
                column: "search_text")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_evidence_item_search_text",
                table: "evidence_item");

            migrationBuilder.DropColumn(
                name: "search_text",
                table: "evidence_item");
            migrationBuilder.Sql("DROP FUNCTION evidence_index, search_index, fold_text;");
        }
    }
}
