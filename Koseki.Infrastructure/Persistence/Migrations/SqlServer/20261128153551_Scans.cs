using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Koseki.Infrastructure.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Scans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ScanCancels",
                columns: table => new
                {
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    Order = table.Column<int>(type: "int", nullable: false),
                    JournalNumber = table.Column<long>(type: "bigint", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    By = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    ByName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Japanese_XJIS_140_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ScanCancels", x => new { x.CaseId, x.Order });
                });

            migrationBuilder.CreateTable(
                name: "Scans",
                columns: table => new
                {
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    Order = table.Column<int>(type: "int", nullable: false),
                    JournalNumber = table.Column<long>(type: "bigint", nullable: false),
                    Label = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    Format = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: false),
                    Bytes = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Length = table.Column<int>(type: "int", nullable: false),
                    Sha256 = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    By = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    ByName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Japanese_XJIS_140_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Scans", x => new { x.CaseId, x.Order });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ScanCancels");

            migrationBuilder.DropTable(
                name: "Scans");
        }
    }
}
