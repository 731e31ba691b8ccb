using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Koseki.Infrastructure.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Assignment : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AssignedTo",
                table: "Cases",
                type: "nvarchar(256)",
                maxLength: 256,
                nullable: true,
                collation: "Japanese_XJIS_140_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "AssignedToName",
                table: "Cases",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true,
                collation: "Japanese_XJIS_140_BIN2");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_AssignedTo_State",
                table: "Cases",
                columns: new[] { "AssignedTo", "State" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Cases_AssignedTo_State",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "AssignedTo",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "AssignedToName",
                table: "Cases");
        }
    }
}
