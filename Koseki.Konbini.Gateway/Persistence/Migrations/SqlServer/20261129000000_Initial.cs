using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Koseki.Konbini.Gateway.Persistence.Migrations.SqlServer
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
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Message = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Application = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ToldAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Alarms", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Applications",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Municipality = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    ApplicationId = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Transaction = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    PayloadHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    State = table.Column<string>(type: "nvarchar(12)", maxLength: 12, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    OwnerNode = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    OwnerStart = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ResidentNumber = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true, collation: "Japanese_XJIS_140_BIN2"),
                    Kind = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    TaxYear = table.Column<int>(type: "int", nullable: true),
                    Copies = table.Column<int>(type: "int", nullable: false),
                    Fee = table.Column<int>(type: "int", nullable: false),
                    IssueNumber = table.Column<string>(type: "nvarchar(24)", maxLength: 24, nullable: true, collation: "Japanese_XJIS_140_BIN2"),
                    Register = table.Column<long>(type: "bigint", nullable: true),
                    Generation = table.Column<int>(type: "int", nullable: true),
                    Snapshot = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Japanese_XJIS_140_BIN2"),
                    Sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Japanese_XJIS_140_BIN2"),
                    PageCount = table.Column<int>(type: "int", nullable: false),
                    ByteLength = table.Column<int>(type: "int", nullable: false),
                    Refusal = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: true, collation: "Japanese_XJIS_140_BIN2"),
                    TicketReads = table.Column<int>(type: "int", nullable: false),
                    TicketExpiresAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Deadline = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Kiosk = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Means = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    PrintResult = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true, collation: "Japanese_XJIS_140_BIN2"),
                    FeeCollected = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Applications", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Blocks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Case = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Cause = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    ResidentNumber = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true, collation: "Japanese_XJIS_140_BIN2"),
                    IssuerKeyId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Japanese_XJIS_140_BIN2"),
                    Serial = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true, collation: "Japanese_XJIS_140_BIN2"),
                    Source = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Bucket = table.Column<int>(type: "int", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LiftedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    LiftedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true, collation: "Japanese_XJIS_140_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Blocks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CityCertifiers",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Outline = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Extent = table.Column<double>(type: "float", nullable: false),
                    Side = table.Column<double>(type: "float", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CityCertifiers", x => x.Day);
                });

            migrationBuilder.CreateTable(
                name: "ClosedDays",
                columns: table => new
                {
                    Municipality = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Japanese_XJIS_140_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClosedDays", x => new { x.Municipality, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "CoreHeads",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Signature = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Problem = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true, collation: "Japanese_XJIS_140_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CoreHeads", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Counters",
                columns: table => new
                {
                    Name = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Value = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Counters", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "FeedBuckets",
                columns: table => new
                {
                    Source = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    AsOf = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Agrees = table.Column<bool>(type: "bit", nullable: false),
                    ByRow = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeedBuckets", x => new { x.Source, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "FeedMarks",
                columns: table => new
                {
                    Source = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    AsOf = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Problem = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true, collation: "Japanese_XJIS_140_BIN2"),
                    Taking = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeedMarks", x => x.Source);
                });

            migrationBuilder.CreateTable(
                name: "FeedRuns",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Source = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Node = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Rows = table.Column<int>(type: "int", nullable: false),
                    Quarantined = table.Column<int>(type: "int", nullable: false),
                    Changes = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Problem = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true, collation: "Japanese_XJIS_140_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeedRuns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Households",
                columns: table => new
                {
                    Number = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Address = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    HeadName = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    MemberCount = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Households", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "IncomeRecords",
                columns: table => new
                {
                    ResidentNumber = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    TaxYear = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    StopVersion = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<string>(type: "nvarchar(12)", maxLength: 12, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Bucket = table.Column<int>(type: "int", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    BirthDate = table.Column<DateOnly>(type: "date", nullable: false),
                    Address = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    IsWithheld = table.Column<bool>(type: "bit", nullable: false),
                    IsTaxed = table.Column<bool>(type: "bit", nullable: false),
                    Items = table.Column<string>(type: "nvarchar(1600)", maxLength: 1600, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    RowHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Japanese_XJIS_140_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IncomeRecords", x => new { x.ResidentNumber, x.TaxYear });
                });

            migrationBuilder.CreateTable(
                name: "JpkiBindings",
                columns: table => new
                {
                    IssuerKeyId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Serial = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Means = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    ResidentNumber = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Status = table.Column<string>(type: "nvarchar(12)", maxLength: 12, nullable: false, collation: "Japanese_XJIS_140_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JpkiBindings", x => new { x.IssuerKeyId, x.Serial });
                });

            migrationBuilder.CreateTable(
                name: "KindRules",
                columns: table => new
                {
                    Municipality = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Kind = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Opens = table.Column<TimeOnly>(type: "time", nullable: false),
                    Closes = table.Column<TimeOnly>(type: "time", nullable: false),
                    Fee = table.Column<int>(type: "int", nullable: false),
                    MaxCopies = table.Column<int>(type: "int", nullable: false),
                    Form = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true, collation: "Japanese_XJIS_140_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KindRules", x => new { x.Municipality, x.Kind, x.From });
                });

            migrationBuilder.CreateTable(
                name: "KindSwitches",
                columns: table => new
                {
                    Municipality = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Kind = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Open = table.Column<bool>(type: "bit", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true, collation: "Japanese_XJIS_140_BIN2"),
                    ChangedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    OrderNumber = table.Column<long>(type: "bigint", nullable: false),
                    OrderedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KindSwitches", x => new { x.Municipality, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "QuarantinedRows",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Source = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Row = table.Column<int>(type: "int", nullable: false),
                    Problem = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Case = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Content = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true, collation: "Japanese_XJIS_140_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuarantinedRows", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Reconciliations",
                columns: table => new
                {
                    Municipality = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Entries = table.Column<int>(type: "int", nullable: false),
                    Matched = table.Column<int>(type: "int", nullable: false),
                    YenCenter = table.Column<int>(type: "int", nullable: false),
                    YenGateway = table.Column<int>(type: "int", nullable: false),
                    Faults = table.Column<int>(type: "int", nullable: false),
                    Lines = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false, collation: "Japanese_XJIS_140_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reconciliations", x => new { x.Municipality, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "ResidentRecords",
                columns: table => new
                {
                    Number = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Household = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Position = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    NameKana = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    OtherName = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    OtherNameKana = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    BirthDate = table.Column<DateOnly>(type: "date", nullable: false),
                    Sex = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Relationship = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    ResidentSince = table.Column<DateOnly>(type: "date", nullable: true),
                    AddressSince = table.Column<DateOnly>(type: "date", nullable: true),
                    NotifiedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    FormerAddress = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    AddressBeforeMove = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Address = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Domicile = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    HeadOfRegister = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    IsForeigner = table.Column<bool>(type: "bit", nullable: false),
                    Nationality = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Category = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    ResidenceStatus = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    ResidencePeriod = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    ResidenceUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    CardNumber = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Japanese_XJIS_140_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ResidentRecords", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "Residents",
                columns: table => new
                {
                    Number = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Status = table.Column<string>(type: "nvarchar(12)", maxLength: 12, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    BirthDate = table.Column<DateOnly>(type: "date", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Domicile = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    HeadName = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Japanese_XJIS_140_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Residents", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "SealRegistrations",
                columns: table => new
                {
                    Number = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    ResidentNumber = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Version = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    StopVersion = table.Column<int>(type: "int", nullable: false),
                    Stop = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: true, collation: "Japanese_XJIS_140_BIN2"),
                    Bucket = table.Column<int>(type: "int", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    FormerName = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    CommonName = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    KatakanaName = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Image = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Resolution = table.Column<int>(type: "int", nullable: false),
                    PixelHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Differs = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SealRegistrations", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "Secrets",
                columns: table => new
                {
                    Name = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    Value = table.Column<byte[]>(type: "varbinary(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Secrets", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "States",
                columns: table => new
                {
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    Body = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Signature = table.Column<byte[]>(type: "varbinary(64)", maxLength: 64, nullable: false),
                    JournalNumber = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_States", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "StateTurns",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false),
                    Value = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StateTurns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TaxYearRules",
                columns: table => new
                {
                    Municipality = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false, collation: "Japanese_XJIS_140_BIN2"),
                    TaxYear = table.Column<int>(type: "int", nullable: false),
                    OpensWithheld = table.Column<DateOnly>(type: "date", nullable: false),
                    Opens = table.Column<DateOnly>(type: "date", nullable: false),
                    DependantsWithoutAmounts = table.Column<bool>(type: "bit", nullable: false)
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
                unique: true,
                filter: "[IssueNumber] IS NOT NULL");

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
