using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Koseki.Konbini.Gateway.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Alarms",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Message = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Application = table.Column<Guid>(type: "TEXT", nullable: true),
                    ToldAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Alarms", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Applications",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Municipality = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    ApplicationId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Transaction = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    PayloadHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    OwnerNode = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    OwnerStart = table.Column<Guid>(type: "TEXT", nullable: false),
                    ResidentNumber = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    TaxYear = table.Column<int>(type: "INTEGER", nullable: true),
                    Copies = table.Column<int>(type: "INTEGER", nullable: false),
                    Fee = table.Column<int>(type: "INTEGER", nullable: false),
                    IssueNumber = table.Column<string>(type: "TEXT", maxLength: 24, nullable: true),
                    Register = table.Column<long>(type: "INTEGER", nullable: true),
                    Generation = table.Column<int>(type: "INTEGER", nullable: true),
                    Snapshot = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    PageCount = table.Column<int>(type: "INTEGER", nullable: false),
                    ByteLength = table.Column<int>(type: "INTEGER", nullable: false),
                    Refusal = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    TicketReads = table.Column<int>(type: "INTEGER", nullable: false),
                    TicketExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Deadline = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Kiosk = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Means = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    PrintResult = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    FeeCollected = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Applications", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Blocks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Case = table.Column<Guid>(type: "TEXT", nullable: false),
                    Cause = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ResidentNumber = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    IssuerKeyId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Serial = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Source = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Bucket = table.Column<int>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LiftedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LiftedBy = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Blocks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CityCertifiers",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Outline = table.Column<string>(type: "TEXT", nullable: false),
                    Extent = table.Column<double>(type: "REAL", nullable: false),
                    Side = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CityCertifiers", x => x.Day);
                });

            migrationBuilder.CreateTable(
                name: "ClosedDays",
                columns: table => new
                {
                    Municipality = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClosedDays", x => new { x.Municipality, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "CoreHeads",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Signature = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Problem = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CoreHeads", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Counters",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Value = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Counters", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "FeedBuckets",
                columns: table => new
                {
                    Source = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    AsOf = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Agrees = table.Column<bool>(type: "INTEGER", nullable: false),
                    ByRow = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeedBuckets", x => new { x.Source, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "FeedMarks",
                columns: table => new
                {
                    Source = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    AsOf = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Problem = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Taking = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeedMarks", x => x.Source);
                });

            migrationBuilder.CreateTable(
                name: "FeedRuns",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Source = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Node = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Rows = table.Column<int>(type: "INTEGER", nullable: false),
                    Quarantined = table.Column<int>(type: "INTEGER", nullable: false),
                    Changes = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Problem = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeedRuns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Households",
                columns: table => new
                {
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    HeadName = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    MemberCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Households", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "IncomeRecords",
                columns: table => new
                {
                    ResidentNumber = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    TaxYear = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    StopVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Bucket = table.Column<int>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    BirthDate = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    IsWithheld = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsTaxed = table.Column<bool>(type: "INTEGER", nullable: false),
                    Items = table.Column<string>(type: "TEXT", maxLength: 1600, nullable: false),
                    RowHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IncomeRecords", x => new { x.ResidentNumber, x.TaxYear });
                });

            migrationBuilder.CreateTable(
                name: "JpkiBindings",
                columns: table => new
                {
                    IssuerKeyId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Serial = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Means = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    ResidentNumber = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JpkiBindings", x => new { x.IssuerKeyId, x.Serial });
                });

            migrationBuilder.CreateTable(
                name: "KindRules",
                columns: table => new
                {
                    Municipality = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Opens = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    Closes = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    Fee = table.Column<int>(type: "INTEGER", nullable: false),
                    MaxCopies = table.Column<int>(type: "INTEGER", nullable: false),
                    Form = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KindRules", x => new { x.Municipality, x.Kind, x.From });
                });

            migrationBuilder.CreateTable(
                name: "KindSwitches",
                columns: table => new
                {
                    Municipality = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Open = table.Column<bool>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    OrderNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    OrderedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KindSwitches", x => new { x.Municipality, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "QuarantinedRows",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Source = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Row = table.Column<int>(type: "INTEGER", nullable: false),
                    Problem = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Case = table.Column<Guid>(type: "TEXT", nullable: true),
                    Content = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuarantinedRows", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Reconciliations",
                columns: table => new
                {
                    Municipality = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Entries = table.Column<int>(type: "INTEGER", nullable: false),
                    Matched = table.Column<int>(type: "INTEGER", nullable: false),
                    YenCenter = table.Column<int>(type: "INTEGER", nullable: false),
                    YenGateway = table.Column<int>(type: "INTEGER", nullable: false),
                    Faults = table.Column<int>(type: "INTEGER", nullable: false),
                    Lines = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reconciliations", x => new { x.Municipality, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "ResidentRecords",
                columns: table => new
                {
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Household = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    NameKana = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    OtherName = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    OtherNameKana = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    BirthDate = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Sex = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Relationship = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    ResidentSince = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AddressSince = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    NotifiedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    FormerAddress = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    AddressBeforeMove = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Domicile = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    HeadOfRegister = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    IsForeigner = table.Column<bool>(type: "INTEGER", nullable: false),
                    Nationality = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Category = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    ResidenceStatus = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    ResidencePeriod = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    ResidenceUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CardNumber = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ResidentRecords", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "Residents",
                columns: table => new
                {
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    BirthDate = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Domicile = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    HeadName = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Residents", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "SealRegistrations",
                columns: table => new
                {
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ResidentNumber = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    StopVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Stop = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    Bucket = table.Column<int>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    FormerName = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    CommonName = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    KatakanaName = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Image = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Resolution = table.Column<int>(type: "INTEGER", nullable: false),
                    PixelHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Differs = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SealRegistrations", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "Secrets",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Value = table.Column<byte[]>(type: "BLOB", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Secrets", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "States",
                columns: table => new
                {
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    Body = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    Signature = table.Column<byte[]>(type: "BLOB", maxLength: 64, nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_States", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "StateTurns",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Value = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StateTurns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TaxYearRules",
                columns: table => new
                {
                    Municipality = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    TaxYear = table.Column<int>(type: "INTEGER", nullable: false),
                    OpensWithheld = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Opens = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DependantsWithoutAmounts = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TaxYearRules", x => new { x.Municipality, x.TaxYear });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Alarms_ToldAt",
                table: "Alarms",
                column: "ToldAt");

            migrationBuilder.CreateIndex(
                name: "IX_Applications_IssueNumber",
                table: "Applications",
                column: "IssueNumber",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Applications_Municipality_ApplicationId",
                table: "Applications",
                columns: new[] { "Municipality", "ApplicationId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Applications_OwnerNode_State",
                table: "Applications",
                columns: new[] { "OwnerNode", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Applications_State_ChangedAt",
                table: "Applications",
                columns: new[] { "State", "ChangedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Blocks_Case",
                table: "Blocks",
                column: "Case");

            migrationBuilder.CreateIndex(
                name: "IX_Blocks_ResidentNumber_LiftedAt",
                table: "Blocks",
                columns: new[] { "ResidentNumber", "LiftedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Blocks_Serial_LiftedAt",
                table: "Blocks",
                columns: new[] { "Serial", "LiftedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_FeedRuns_At",
                table: "FeedRuns",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_IncomeRecords_Bucket",
                table: "IncomeRecords",
                column: "Bucket");

            migrationBuilder.CreateIndex(
                name: "IX_JpkiBindings_Serial",
                table: "JpkiBindings",
                column: "Serial");

            migrationBuilder.CreateIndex(
                name: "IX_QuarantinedRows_Case",
                table: "QuarantinedRows",
                column: "Case");

            migrationBuilder.CreateIndex(
                name: "IX_ResidentRecords_Household",
                table: "ResidentRecords",
                column: "Household");

            migrationBuilder.CreateIndex(
                name: "IX_SealRegistrations_Bucket",
                table: "SealRegistrations",
                column: "Bucket");

            migrationBuilder.CreateIndex(
                name: "IX_SealRegistrations_ResidentNumber",
                table: "SealRegistrations",
                column: "ResidentNumber");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Alarms");

            migrationBuilder.DropTable(
                name: "Applications");

            migrationBuilder.DropTable(
                name: "Blocks");

            migrationBuilder.DropTable(
                name: "CityCertifiers");

            migrationBuilder.DropTable(
                name: "ClosedDays");

            migrationBuilder.DropTable(
                name: "CoreHeads");

            migrationBuilder.DropTable(
                name: "Counters");

            migrationBuilder.DropTable(
                name: "FeedBuckets");

            migrationBuilder.DropTable(
                name: "FeedMarks");

            migrationBuilder.DropTable(
                name: "FeedRuns");

            migrationBuilder.DropTable(
                name: "Households");

            migrationBuilder.DropTable(
                name: "IncomeRecords");

            migrationBuilder.DropTable(
                name: "JpkiBindings");

            migrationBuilder.DropTable(
                name: "KindRules");

            migrationBuilder.DropTable(
                name: "KindSwitches");

            migrationBuilder.DropTable(
                name: "QuarantinedRows");

            migrationBuilder.DropTable(
                name: "Reconciliations");

            migrationBuilder.DropTable(
                name: "ResidentRecords");

            migrationBuilder.DropTable(
                name: "Residents");

            migrationBuilder.DropTable(
                name: "SealRegistrations");

            migrationBuilder.DropTable(
                name: "Secrets");

            migrationBuilder.DropTable(
                name: "States");

            migrationBuilder.DropTable(
                name: "StateTurns");

            migrationBuilder.DropTable(
                name: "TaxYearRules");
        }
    }
}
