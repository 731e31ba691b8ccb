using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Koseki.Infrastructure.Persistence.Migrations.Sqlite
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
                    CaseId = table.Column<long>(type: "INTEGER", nullable: false),
                    Person = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    KindCode = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    Earliest = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Latest = table.Column<DateOnly>(type: "TEXT", nullable: true)
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
