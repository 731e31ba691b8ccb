using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Koseki.Infrastructure.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class CaseMarks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CaseMarks",
                columns: table => new
                {
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    Person = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    KindCode = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Earliest = table.Column<DateOnly>(type: "date", nullable: true),
                    Latest = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseMarks", x => new { x.CaseId, x.Person });
                });

            migrationBuilder.CreateIndex(
                name: "IX_CaseMarks_KindCode_Person",
                table: "CaseMarks",
                columns: new[] { "KindCode", "Person" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CaseMarks");
        }
    }
}
