using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Koseki.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class BirthDay : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_PersonIndex_BirthEarliest",
                table: "PersonIndex");

            migrationBuilder.AddColumn<DateOnly>(
                name: "BirthDay",
                table: "PersonIndex",
                type: "TEXT",
                nullable: true);

            migrationBuilder.Sql("UPDATE \"PersonIndex\" SET \"BirthDay\" = \"BirthEarliest\" WHERE \"BirthEarliest\" = \"BirthLatest\"");

            migrationBuilder.CreateIndex(
                name: "IX_PersonIndex_BirthDay_BirthEarliest_BirthLatest",
                table: "PersonIndex",
                columns: new[] { "BirthDay", "BirthEarliest", "BirthLatest" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_PersonIndex_BirthDay_BirthEarliest_BirthLatest",
                table: "PersonIndex");

            migrationBuilder.DropColumn(
                name: "BirthDay",
                table: "PersonIndex");

            migrationBuilder.CreateIndex(
                name: "IX_PersonIndex_BirthEarliest",
                table: "PersonIndex",
                column: "BirthEarliest");
        }
    }
}
