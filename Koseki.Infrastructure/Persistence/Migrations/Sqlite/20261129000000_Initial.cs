using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Koseki.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AccessHeads",
                columns: table => new
                {
                    Node = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    HeadHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessHeads", x => new { x.Node, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "AccessLog",
                columns: table => new
                {
                    Node = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Terminal = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Action = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Register = table.Column<long>(type: "INTEGER", nullable: true),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    PreviousHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    Signature = table.Column<byte[]>(type: "BLOB", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessLog", x => new { x.Node, x.Day, x.Sequence });
                });

            migrationBuilder.CreateTable(
                name: "AspNetUsers",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    DisplayName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Office = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsActive = table.Column<bool>(type: "INTEGER", nullable: false),
                    MustChangePassword = table.Column<bool>(type: "INTEGER", nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumber = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    LockoutEnd = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUsers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Audit",
                columns: table => new
                {
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Roles = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Office = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Terminal = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Action = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CaseId = table.Column<long>(type: "INTEGER", nullable: true),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Audit", x => x.JournalNumber);
                });

            migrationBuilder.CreateTable(
                name: "Cases",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    KindCode = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Bundle = table.Column<long>(type: "INTEGER", nullable: true),
                    IsBatch = table.Column<bool>(type: "INTEGER", nullable: false),
                    Draft = table.Column<string>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    ReservedPersons = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ReservedRegisters = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Office = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EnteredBy = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    EnteredByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    EditedBy = table.Column<string>(type: "TEXT", nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    ChangedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AssignedTo = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    AssignedToName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    ReceiptYear = table.Column<int>(type: "INTEGER", nullable: true),
                    ReceiptNumber = table.Column<int>(type: "INTEGER", nullable: true),
                    ReceiptDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ReceiptTime = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    KnownSince = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Means = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    AcceptedBy = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    AcceptedByConsul = table.Column<bool>(type: "INTEGER", nullable: false),
                    ReachedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ExaminedBy = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    ExaminedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    DecidedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    DecidedJournal = table.Column<long>(type: "INTEGER", nullable: true),
                    Basis = table.Column<string>(type: "TEXT", nullable: true),
                    Fingerprint = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    ExaminedPlan = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Moved = table.Column<string>(type: "TEXT", nullable: true),
                    Answers = table.Column<string>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Cases", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CitySettings",
                columns: table => new
                {
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CitySettings", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "Claims",
                columns: table => new
                {
                    IssueId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Register = table.Column<long>(type: "INTEGER", nullable: false),
                    Generation = table.Column<int>(type: "INTEGER", nullable: false),
                    Sha256 = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Caller = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Claims", x => x.IssueId);
                });

            migrationBuilder.CreateTable(
                name: "ContentBlobs",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContentBlobs", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "Contents",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Length = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Contents", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "ContentTurns",
                columns: table => new
                {
                    Part = table.Column<int>(type: "INTEGER", nullable: false),
                    Node = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContentTurns", x => x.Part);
                });

            migrationBuilder.CreateTable(
                name: "CounterRequests",
                columns: table => new
                {
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Path = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Capacity = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Requester = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Particulars = table.Column<string>(type: "TEXT", maxLength: 800, nullable: false),
                    Agent = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Identification = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Items = table.Column<string>(type: "TEXT", nullable: false),
                    Papers = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Exemption = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Copies = table.Column<int>(type: "INTEGER", nullable: false),
                    Yen = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 657, nullable: false),
                    Office = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Terminal = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CounterRequests", x => x.Number);
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
                name: "DoorStops",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Resident = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    OtherResident = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Register = table.Column<long>(type: "INTEGER", nullable: true),
                    FormerPerson = table.Column<long>(type: "INTEGER", nullable: true),
                    ProposedPerson = table.Column<long>(type: "INTEGER", nullable: true),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 36, nullable: true),
                    Text = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DoorStops", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "GatewayNodes",
                columns: table => new
                {
                    Node = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Report = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GatewayNodes", x => x.Node);
                });

            migrationBuilder.CreateTable(
                name: "ImagedIndex",
                columns: table => new
                {
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    Generation = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Form = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Domicile = table.Column<string>(type: "TEXT", maxLength: 800, nullable: false),
                    DomicileKey = table.Column<string>(type: "TEXT", maxLength: 800, nullable: false),
                    Head = table.Column<string>(type: "TEXT", maxLength: 802, nullable: false),
                    HeadKey = table.Column<string>(type: "TEXT", maxLength: 802, nullable: false),
                    MadeOn = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    RemovedOn = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Pages = table.Column<int>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SourceNumber = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImagedIndex", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "Journal",
                columns: table => new
                {
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    Body = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    Signature = table.Column<byte[]>(type: "BLOB", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Journal", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "KioskAlarms",
                columns: table => new
                {
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Node = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KioskAlarms", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "KioskDays",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Lines = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AgreedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KioskDays", x => x.Day);
                });

            migrationBuilder.CreateTable(
                name: "KioskSteps",
                columns: table => new
                {
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Act = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Confirms = table.Column<long>(type: "INTEGER", nullable: true),
                    Seen = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KioskSteps", x => x.Number);
                    table.ForeignKey(
                        name: "FK_KioskSteps_KioskSteps_Confirms",
                        column: x => x.Confirms,
                        principalTable: "KioskSteps",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LifeSigns",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Seal = table.Column<byte[]>(type: "BLOB", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LifeSigns", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "NightDeposits",
                columns: table => new
                {
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Paper = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Head = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Domicile = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Person = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Birth = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Registers = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    IsFromList = table.Column<bool>(type: "INTEGER", nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Terminal = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NightDeposits", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "Offices",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Offices", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "Outages",
                columns: table => new
                {
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    From = table.Column<DateTime>(type: "TEXT", nullable: true),
                    To = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Terminal = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outages", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "RefusalRequests",
                columns: table => new
                {
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Act = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Person = table.Column<long>(type: "INTEGER", nullable: true),
                    FamilyName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    GivenName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    BirthDate = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    BirthKey = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Domicile = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Nationality = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Address = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Contact = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Capacity = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Representative = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    IsAgainstOne = table.Column<bool>(type: "INTEGER", nullable: false),
                    Other = table.Column<long>(type: "INTEGER", nullable: true),
                    OtherFamilyName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    OtherGivenName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    OtherBornOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    OtherDomicile = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    OtherNationality = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    FiledAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReceivedBy = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Means = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Identity = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Terminal = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefusalRequests", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "RegisterIndex",
                columns: table => new
                {
                    Register = table.Column<long>(type: "INTEGER", nullable: false),
                    Generation = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Domicile = table.Column<string>(type: "TEXT", maxLength: 800, nullable: false),
                    DomicileKey = table.Column<string>(type: "TEXT", maxLength: 800, nullable: false),
                    Head = table.Column<string>(type: "TEXT", maxLength: 802, nullable: false),
                    HeadKey = table.Column<string>(type: "TEXT", maxLength: 802, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegisterIndex", x => x.Register);
                });

            migrationBuilder.CreateTable(
                name: "ResidentLinks",
                columns: table => new
                {
                    ResidentNumber = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Person = table.Column<long>(type: "INTEGER", nullable: false),
                    LinkedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LinkedBy = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ResidentLinks", x => x.ResidentNumber);
                });

            migrationBuilder.CreateTable(
                name: "SignInTries",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false),
                    LastAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Refused = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignInTries", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "StaffSessions",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    AccountId = table.Column<string>(type: "TEXT", maxLength: 450, nullable: true),
                    Stamp = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Roles = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Methods = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Office = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OfficeName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Terminal = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    TerminalName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Device = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastAct = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ActSeal = table.Column<byte[]>(type: "BLOB", maxLength: 64, nullable: false),
                    LastProof = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LockedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedWhy = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaffSessions", x => x.Key);
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
                name: "AspNetUserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUserClaims_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    ProviderKey = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "TEXT", nullable: true),
                    UserId = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AspNetUserLogins_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserPasskeys",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    Data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserPasskeys", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_AspNetUserPasskeys_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserTokens",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_AspNetUserTokens_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Batches",
                columns: table => new
                {
                    CaseId = table.Column<long>(type: "INTEGER", nullable: false),
                    Phase = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Places = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Source = table.Column<long>(type: "INTEGER", nullable: true),
                    Planning = table.Column<int>(type: "INTEGER", nullable: false),
                    PlannedFor = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Seed = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    DecidedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Gaps = table.Column<string>(type: "TEXT", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Batches", x => x.CaseId);
                    table.ForeignKey(
                        name: "FK_Batches_Batches_Source",
                        column: x => x.Source,
                        principalTable: "Batches",
                        principalColumn: "CaseId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Batches_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

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
                    table.ForeignKey(
                        name: "FK_CaseMarks_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Generations",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    Generation = table.Column<int>(type: "INTEGER", nullable: false),
                    Schema = table.Column<int>(type: "INTEGER", nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false),
                    BytesHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    PreviousHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    CaseId = table.Column<long>(type: "INTEGER", nullable: true),
                    Receipt = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Operator = table.Column<string>(type: "TEXT", maxLength: 657, nullable: false),
                    Approver = table.Column<string>(type: "TEXT", maxLength: 657, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Generations", x => new { x.Kind, x.Number, x.Generation });
                    table.ForeignKey(
                        name: "FK_Generations_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "KinLinks",
                columns: table => new
                {
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    One = table.Column<long>(type: "INTEGER", nullable: false),
                    Other = table.Column<long>(type: "INTEGER", nullable: false),
                    Since = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Holds = table.Column<bool>(type: "INTEGER", nullable: false),
                    CaseId = table.Column<long>(type: "INTEGER", nullable: true),
                    Confirms = table.Column<long>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KinLinks", x => x.Number);
                    table.ForeignKey(
                        name: "FK_KinLinks_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_KinLinks_KinLinks_Confirms",
                        column: x => x.Confirms,
                        principalTable: "KinLinks",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaperSteps",
                columns: table => new
                {
                    CaseId = table.Column<long>(type: "INTEGER", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Book = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    BookYear = table.Column<int>(type: "INTEGER", nullable: true),
                    BookNumber = table.Column<int>(type: "INTEGER", nullable: true),
                    Account = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaperSteps", x => new { x.CaseId, x.Order });
                    table.ForeignKey(
                        name: "FK_PaperSteps_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReceiptBook",
                columns: table => new
                {
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    CaseId = table.Column<long>(type: "INTEGER", nullable: false),
                    KindCode = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    Columns_Side = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Columns_KindName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Columns_Subject = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Columns_Domicile = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Columns_NotifierCapacity = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Columns_NotifierName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Columns_EventDate = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ReceivedTime = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Disposition = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    AcceptedBy = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Means = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Office = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    EnteredBy = table.Column<string>(type: "TEXT", maxLength: 657, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceiptBook", x => new { x.Year, x.Number });
                    table.ForeignKey(
                        name: "FK_ReceiptBook_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CitySettingDecisions",
                columns: table => new
                {
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CitySettingDecisions", x => x.Number);
                    table.ForeignKey(
                        name: "FK_CitySettingDecisions_CitySettings_Number",
                        column: x => x.Number,
                        principalTable: "CitySettings",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ContentChecks",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    CheckedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContentChecks", x => x.Hash);
                    table.ForeignKey(
                        name: "FK_ContentChecks_Contents_Hash",
                        column: x => x.Hash,
                        principalTable: "Contents",
                        principalColumn: "Hash",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ImagedPages",
                columns: table => new
                {
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    Generation = table.Column<int>(type: "INTEGER", nullable: false),
                    Page = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImagedPages", x => new { x.Number, x.Generation, x.Page });
                    table.ForeignKey(
                        name: "FK_ImagedPages_Contents_Content",
                        column: x => x.Content,
                        principalTable: "Contents",
                        principalColumn: "Hash",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Scans",
                columns: table => new
                {
                    CaseId = table.Column<long>(type: "INTEGER", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Format = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    Length = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Scans", x => new { x.CaseId, x.Order });
                    table.ForeignKey(
                        name: "FK_Scans_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Scans_Contents_Content",
                        column: x => x.Content,
                        principalTable: "Contents",
                        principalColumn: "Hash",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CertificateIssues",
                columns: table => new
                {
                    IssueNumber = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Request = table.Column<long>(type: "INTEGER", nullable: true),
                    Replaces = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Register = table.Column<long>(type: "INTEGER", nullable: true),
                    Generation = table.Column<int>(type: "INTEGER", nullable: true),
                    Wanted = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Persons = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Requester = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Capacity = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Identification = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Fee = table.Column<int>(type: "INTEGER", nullable: true),
                    Price = table.Column<int>(type: "INTEGER", nullable: false),
                    Exemption = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Pages = table.Column<int>(type: "INTEGER", nullable: false),
                    Sha256 = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IssuedBy = table.Column<string>(type: "TEXT", maxLength: 657, nullable: false),
                    Office = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Terminal = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CertificateIssues", x => x.IssueNumber);
                    table.ForeignKey(
                        name: "FK_CertificateIssues_CounterRequests_Request",
                        column: x => x.Request,
                        principalTable: "CounterRequests",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DoorStopSteps",
                columns: table => new
                {
                    Stop = table.Column<long>(type: "INTEGER", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Confirms = table.Column<bool>(type: "INTEGER", nullable: false),
                    Takes = table.Column<bool>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DoorStopSteps", x => new { x.Stop, x.Order });
                    table.ForeignKey(
                        name: "FK_DoorStopSteps_DoorStops_Stop",
                        column: x => x.Stop,
                        principalTable: "DoorStops",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ImagedPersons",
                columns: table => new
                {
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 802, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 802, nullable: false),
                    GivenKey = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    KanaKey = table.Column<string>(type: "TEXT", maxLength: 802, nullable: false),
                    BirthDate = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    BirthEarliest = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    BirthLatest = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImagedPersons", x => new { x.Number, x.Position });
                    table.ForeignKey(
                        name: "FK_ImagedPersons_ImagedIndex_Number",
                        column: x => x.Number,
                        principalTable: "ImagedIndex",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReadStays",
                columns: table => new
                {
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Imaged = table.Column<long>(type: "INTEGER", nullable: false),
                    Person = table.Column<long>(type: "INTEGER", nullable: false),
                    Holds = table.Column<bool>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: true),
                    Begin = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    BeginCause = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Since = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Former = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    End = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    EndCause = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Until = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Next = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Confirms = table.Column<long>(type: "INTEGER", nullable: true),
                    Account = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReadStays", x => x.Number);
                    table.ForeignKey(
                        name: "FK_ReadStays_ImagedIndex_Imaged",
                        column: x => x.Imaged,
                        principalTable: "ImagedIndex",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReadStays_ReadStays_Confirms",
                        column: x => x.Confirms,
                        principalTable: "ReadStays",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "KioskAlarmSteps",
                columns: table => new
                {
                    Alarm = table.Column<long>(type: "INTEGER", nullable: false),
                    Act = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KioskAlarmSteps", x => new { x.Alarm, x.Act });
                    table.ForeignKey(
                        name: "FK_KioskAlarmSteps_KioskAlarms_Alarm",
                        column: x => x.Alarm,
                        principalTable: "KioskAlarms",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Holds",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Register = table.Column<long>(type: "INTEGER", nullable: false),
                    CaseId = table.Column<long>(type: "INTEGER", nullable: true),
                    Deposit = table.Column<long>(type: "INTEGER", nullable: true),
                    FromJournal = table.Column<long>(type: "INTEGER", nullable: false),
                    FromAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ToJournal = table.Column<long>(type: "INTEGER", nullable: true),
                    ToAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Holds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Holds_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Holds_NightDeposits_Deposit",
                        column: x => x.Deposit,
                        principalTable: "NightDeposits",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "NightSteps",
                columns: table => new
                {
                    Deposit = table.Column<long>(type: "INTEGER", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Register = table.Column<long>(type: "INTEGER", nullable: true),
                    CaseId = table.Column<long>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NightSteps", x => new { x.Deposit, x.Order });
                    table.ForeignKey(
                        name: "FK_NightSteps_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_NightSteps_NightDeposits_Deposit",
                        column: x => x.Deposit,
                        principalTable: "NightDeposits",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DutyGrants",
                columns: table => new
                {
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    Entry = table.Column<long>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<string>(type: "TEXT", maxLength: 450, nullable: false),
                    Limits = table.Column<long>(type: "INTEGER", nullable: true),
                    Role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Office = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EnteredBy = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    EnteredByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Confirmed = table.Column<bool>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    DecidedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DutyGrants", x => x.Number);
                    table.ForeignKey(
                        name: "FK_DutyGrants_AspNetUsers_AccountId",
                        column: x => x.AccountId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DutyGrants_Offices_Office",
                        column: x => x.Office,
                        principalTable: "Offices",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Terminals",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    OfficeCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Terminals", x => x.Code);
                    table.ForeignKey(
                        name: "FK_Terminals_Offices_OfficeCode",
                        column: x => x.OfficeCode,
                        principalTable: "Offices",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OutageAnswers",
                columns: table => new
                {
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Entered = table.Column<int>(type: "INTEGER", nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutageAnswers", x => x.Number);
                    table.ForeignKey(
                        name: "FK_OutageAnswers_Outages_Number",
                        column: x => x.Number,
                        principalTable: "Outages",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Outbox",
                columns: table => new
                {
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    CaseId = table.Column<long>(type: "INTEGER", nullable: true),
                    Request = table.Column<long>(type: "INTEGER", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RecipientKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RecipientCode = table.Column<string>(type: "TEXT", maxLength: 6, nullable: true),
                    RecipientName = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Register = table.Column<long>(type: "INTEGER", nullable: true),
                    Person = table.Column<long>(type: "INTEGER", nullable: true),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outbox", x => new { x.JournalNumber, x.Sequence });
                    table.ForeignKey(
                        name: "FK_Outbox_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Outbox_RefusalRequests_Request",
                        column: x => x.Request,
                        principalTable: "RefusalRequests",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RefusalSteps",
                columns: table => new
                {
                    Request = table.Column<long>(type: "INTEGER", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CaseId = table.Column<long>(type: "INTEGER", nullable: true),
                    FiledAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReceivedBy = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Means = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Identity = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Seen = table.Column<string>(type: "TEXT", maxLength: 3000, nullable: true),
                    Account = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefusalSteps", x => new { x.Request, x.Order });
                    table.ForeignKey(
                        name: "FK_RefusalSteps_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RefusalSteps_RefusalRequests_Request",
                        column: x => x.Request,
                        principalTable: "RefusalRequests",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PersonIndex",
                columns: table => new
                {
                    Register = table.Column<long>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Person = table.Column<long>(type: "INTEGER", nullable: false),
                    FamilyName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    GivenName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 802, nullable: false),
                    GivenKey = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Kana = table.Column<string>(type: "TEXT", maxLength: 802, nullable: false),
                    KanaKey = table.Column<string>(type: "TEXT", maxLength: 802, nullable: false),
                    KanaSoundKey = table.Column<string>(type: "TEXT", maxLength: 802, nullable: false),
                    GivenKanaKey = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    GivenKanaSoundKey = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    BirthDate = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    BirthEarliest = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    BirthLatest = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    BirthDay = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Sex = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    Relationship = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    IsRemoved = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonIndex", x => new { x.Register, x.Position });
                    table.ForeignKey(
                        name: "FK_PersonIndex_RegisterIndex_Register",
                        column: x => x.Register,
                        principalTable: "RegisterIndex",
                        principalColumn: "Register",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BatchPlanEnds",
                columns: table => new
                {
                    CaseId = table.Column<long>(type: "INTEGER", nullable: false),
                    Planning = table.Column<int>(type: "INTEGER", nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BatchPlanEnds", x => new { x.CaseId, x.Planning });
                    table.ForeignKey(
                        name: "FK_BatchPlanEnds_Batches_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Batches",
                        principalColumn: "CaseId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BatchResults",
                columns: table => new
                {
                    CaseId = table.Column<long>(type: "INTEGER", nullable: false),
                    Register = table.Column<long>(type: "INTEGER", nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Generation = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BatchResults", x => new { x.CaseId, x.Register });
                    table.ForeignKey(
                        name: "FK_BatchResults_Batches_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Batches",
                        principalColumn: "CaseId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BatchTargets",
                columns: table => new
                {
                    CaseId = table.Column<long>(type: "INTEGER", nullable: false),
                    Planning = table.Column<int>(type: "INTEGER", nullable: false),
                    Register = table.Column<long>(type: "INTEGER", nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Former = table.Column<string>(type: "TEXT", maxLength: 800, nullable: false),
                    Made = table.Column<string>(type: "TEXT", maxLength: 800, nullable: false),
                    Generation = table.Column<int>(type: "INTEGER", nullable: false),
                    SupplementaryGeneration = table.Column<int>(type: "INTEGER", nullable: false),
                    Fingerprint = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    Findings = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BatchTargets", x => new { x.CaseId, x.Planning, x.Register });
                    table.ForeignKey(
                        name: "FK_BatchTargets_Batches_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Batches",
                        principalColumn: "CaseId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReceiptOutcomes",
                columns: table => new
                {
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    Columns_Side = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Columns_KindName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Columns_Subject = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Columns_Domicile = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Columns_NotifierCapacity = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Columns_NotifierName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Columns_EventDate = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ExaminedBy = table.Column<string>(type: "TEXT", maxLength: 657, nullable: true),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 657, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceiptOutcomes", x => new { x.Year, x.Number });
                    table.ForeignKey(
                        name: "FK_ReceiptOutcomes_ReceiptBook_Year_Number",
                        columns: x => new { x.Year, x.Number },
                        principalTable: "ReceiptBook",
                        principalColumns: new[] { "Year", "Number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ScanCancels",
                columns: table => new
                {
                    CaseId = table.Column<long>(type: "INTEGER", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ScanCancels", x => new { x.CaseId, x.Order });
                    table.ForeignKey(
                        name: "FK_ScanCancels_Scans_CaseId_Order",
                        columns: x => new { x.CaseId, x.Order },
                        principalTable: "Scans",
                        principalColumns: new[] { "CaseId", "Order" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PrintJobs",
                columns: table => new
                {
                    IssueNumber = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Register = table.Column<long>(type: "INTEGER", nullable: true),
                    Printer = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Stock = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    HasSeparator = table.Column<bool>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 657, nullable: false),
                    Office = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Terminal = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PrintJobs", x => x.IssueNumber);
                    table.ForeignKey(
                        name: "FK_PrintJobs_CertificateIssues_IssueNumber",
                        column: x => x.IssueNumber,
                        principalTable: "CertificateIssues",
                        principalColumn: "IssueNumber",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SpoiltPapers",
                columns: table => new
                {
                    IssueNumber = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Refund = table.Column<int>(type: "INTEGER", nullable: false),
                    IsInHand = table.Column<bool>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 657, nullable: false),
                    Office = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Terminal = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpoiltPapers", x => x.IssueNumber);
                    table.ForeignKey(
                        name: "FK_SpoiltPapers_CertificateIssues_IssueNumber",
                        column: x => x.IssueNumber,
                        principalTable: "CertificateIssues",
                        principalColumn: "IssueNumber",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EnrolmentCodes",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Terminal = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IssuedBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EnrolmentCodes", x => x.Key);
                    table.ForeignKey(
                        name: "FK_EnrolmentCodes_Terminals_Terminal",
                        column: x => x.Terminal,
                        principalTable: "Terminals",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MessageStates",
                columns: table => new
                {
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MessageStates", x => new { x.JournalNumber, x.Sequence });
                    table.ForeignKey(
                        name: "FK_MessageStates_Outbox_JournalNumber_Sequence",
                        columns: x => new { x.JournalNumber, x.Sequence },
                        principalTable: "Outbox",
                        principalColumns: new[] { "JournalNumber", "Sequence" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MessageSteps",
                columns: table => new
                {
                    Message = table.Column<long>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Act = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Means = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MessageSteps", x => new { x.Message, x.Sequence, x.Order });
                    table.ForeignKey(
                        name: "FK_MessageSteps_Outbox_Message_Sequence",
                        columns: x => new { x.Message, x.Sequence },
                        principalTable: "Outbox",
                        principalColumns: new[] { "JournalNumber", "Sequence" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BatchLooks",
                columns: table => new
                {
                    CaseId = table.Column<long>(type: "INTEGER", nullable: false),
                    Planning = table.Column<int>(type: "INTEGER", nullable: false),
                    Register = table.Column<long>(type: "INTEGER", nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BatchLooks", x => new { x.CaseId, x.Planning, x.Register });
                    table.ForeignKey(
                        name: "FK_BatchLooks_BatchTargets_CaseId_Planning_Register",
                        columns: x => new { x.CaseId, x.Planning, x.Register },
                        principalTable: "BatchTargets",
                        principalColumns: new[] { "CaseId", "Planning", "Register" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PrintSteps",
                columns: table => new
                {
                    IssueNumber = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Said = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    PrinterJob = table.Column<int>(type: "INTEGER", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 657, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PrintSteps", x => new { x.IssueNumber, x.Kind });
                    table.ForeignKey(
                        name: "FK_PrintSteps_PrintJobs_IssueNumber",
                        column: x => x.IssueNumber,
                        principalTable: "PrintJobs",
                        principalColumn: "IssueNumber",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TerminalEnrolments",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Terminal = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TerminalEnrolments", x => x.Key);
                    table.ForeignKey(
                        name: "FK_TerminalEnrolments_EnrolmentCodes_Code",
                        column: x => x.Code,
                        principalTable: "EnrolmentCodes",
                        principalColumn: "Key",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TerminalEnrolments_Terminals_Terminal",
                        column: x => x.Terminal,
                        principalTable: "Terminals",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TerminalRevocations",
                columns: table => new
                {
                    Device = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    JournalNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TerminalRevocations", x => x.Device);
                    table.ForeignKey(
                        name: "FK_TerminalRevocations_TerminalEnrolments_Device",
                        column: x => x.Device,
                        principalTable: "TerminalEnrolments",
                        principalColumn: "Key",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "ContentTurns",
                columns: new[] { "Part", "Node", "Until" },
                values: new object[,]
                {
                    { 0, "", new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc) },
                    { 1, "", new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc) },
                    { 2, "", new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc) },
                    { 3, "", new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc) },
                    { 4, "", new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc) },
                    { 5, "", new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc) },
                    { 6, "", new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc) },
                    { 7, "", new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc) },
                    { 8, "", new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc) },
                    { 9, "", new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc) },
                    { 10, "", new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc) },
                    { 11, "", new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc) },
                    { 12, "", new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc) },
                    { 13, "", new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc) },
                    { 14, "", new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc) },
                    { 15, "", new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc) }
                });

            migrationBuilder.InsertData(
                table: "Counters",
                columns: new[] { "Name", "Value" },
                values: new object[] { "journal", 0L });

            migrationBuilder.CreateIndex(
                name: "IX_AccessLog_Day",
                table: "AccessLog",
                column: "Day",
                filter: "Sequence = 1");

            migrationBuilder.CreateIndex(
                name: "IX_AccessLog_Register",
                table: "AccessLog",
                column: "Register");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserClaims_UserId",
                table: "AspNetUserClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserLogins_UserId",
                table: "AspNetUserLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserPasskeys_UserId",
                table: "AspNetUserPasskeys",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "AspNetUsers",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "AspNetUsers",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Audit_CaseId",
                table: "Audit",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Batches_Phase",
                table: "Batches",
                column: "Phase");

            migrationBuilder.CreateIndex(
                name: "IX_Batches_Source",
                table: "Batches",
                column: "Source");

            migrationBuilder.CreateIndex(
                name: "IX_BatchResults_JournalNumber",
                table: "BatchResults",
                column: "JournalNumber");

            migrationBuilder.CreateIndex(
                name: "IX_BatchTargets_Former",
                table: "BatchTargets",
                column: "Former");

            migrationBuilder.CreateIndex(
                name: "IX_BatchTargets_Register",
                table: "BatchTargets",
                column: "Register");

            migrationBuilder.CreateIndex(
                name: "IX_CaseMarks_KindCode_Person",
                table: "CaseMarks",
                columns: new[] { "KindCode", "Person" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_AssignedTo_State",
                table: "Cases",
                columns: new[] { "AssignedTo", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Bundle",
                table: "Cases",
                column: "Bundle");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_ReceiptYear_ReceiptNumber",
                table: "Cases",
                columns: new[] { "ReceiptYear", "ReceiptNumber" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Cases_State",
                table: "Cases",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_CertificateIssues_Office_IssuedAt",
                table: "CertificateIssues",
                columns: new[] { "Office", "IssuedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CertificateIssues_Register",
                table: "CertificateIssues",
                column: "Register");

            migrationBuilder.CreateIndex(
                name: "IX_CertificateIssues_Replaces",
                table: "CertificateIssues",
                column: "Replaces",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CertificateIssues_Request",
                table: "CertificateIssues",
                column: "Request");

            migrationBuilder.CreateIndex(
                name: "IX_Claims_Register",
                table: "Claims",
                column: "Register");

            migrationBuilder.CreateIndex(
                name: "IX_ContentChecks_State",
                table: "ContentChecks",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_DoorStops_OtherResident",
                table: "DoorStops",
                column: "OtherResident");

            migrationBuilder.CreateIndex(
                name: "IX_DoorStops_Reference",
                table: "DoorStops",
                column: "Reference");

            migrationBuilder.CreateIndex(
                name: "IX_DoorStops_Register",
                table: "DoorStops",
                column: "Register");

            migrationBuilder.CreateIndex(
                name: "IX_DoorStops_Resident",
                table: "DoorStops",
                column: "Resident");

            migrationBuilder.CreateIndex(
                name: "IX_DutyGrants_AccountId",
                table: "DutyGrants",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_DutyGrants_Entry",
                table: "DutyGrants",
                column: "Entry");

            migrationBuilder.CreateIndex(
                name: "IX_DutyGrants_Office",
                table: "DutyGrants",
                column: "Office");

            migrationBuilder.CreateIndex(
                name: "IX_EnrolmentCodes_Terminal",
                table: "EnrolmentCodes",
                column: "Terminal");

            migrationBuilder.CreateIndex(
                name: "IX_Generations_CaseId",
                table: "Generations",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Generations_JournalNumber",
                table: "Generations",
                column: "JournalNumber");

            migrationBuilder.CreateIndex(
                name: "IX_Holds_CaseId",
                table: "Holds",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Holds_Deposit",
                table: "Holds",
                column: "Deposit");

            migrationBuilder.CreateIndex(
                name: "IX_Holds_Register_ToJournal",
                table: "Holds",
                columns: new[] { "Register", "ToJournal" });

            migrationBuilder.CreateIndex(
                name: "IX_ImagedIndex_DomicileKey",
                table: "ImagedIndex",
                column: "DomicileKey");

            migrationBuilder.CreateIndex(
                name: "IX_ImagedIndex_HeadKey",
                table: "ImagedIndex",
                column: "HeadKey");

            migrationBuilder.CreateIndex(
                name: "IX_ImagedIndex_Source_SourceNumber",
                table: "ImagedIndex",
                columns: new[] { "Source", "SourceNumber" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ImagedPages_Content",
                table: "ImagedPages",
                column: "Content");

            migrationBuilder.CreateIndex(
                name: "IX_ImagedPersons_BirthEarliest_BirthLatest",
                table: "ImagedPersons",
                columns: new[] { "BirthEarliest", "BirthLatest" });

            migrationBuilder.CreateIndex(
                name: "IX_ImagedPersons_GivenKey",
                table: "ImagedPersons",
                column: "GivenKey");

            migrationBuilder.CreateIndex(
                name: "IX_ImagedPersons_KanaKey",
                table: "ImagedPersons",
                column: "KanaKey");

            migrationBuilder.CreateIndex(
                name: "IX_ImagedPersons_NameKey",
                table: "ImagedPersons",
                column: "NameKey");

            migrationBuilder.CreateIndex(
                name: "IX_KinLinks_CaseId",
                table: "KinLinks",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_KinLinks_Confirms",
                table: "KinLinks",
                column: "Confirms");

            migrationBuilder.CreateIndex(
                name: "IX_KinLinks_One",
                table: "KinLinks",
                column: "One");

            migrationBuilder.CreateIndex(
                name: "IX_KinLinks_Other",
                table: "KinLinks",
                column: "Other");

            migrationBuilder.CreateIndex(
                name: "IX_KioskAlarms_Reference",
                table: "KioskAlarms",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_KioskSteps_Confirms",
                table: "KioskSteps",
                column: "Confirms");

            migrationBuilder.CreateIndex(
                name: "IX_MessageStates_State_Since",
                table: "MessageStates",
                columns: new[] { "State", "Since" });

            migrationBuilder.CreateIndex(
                name: "IX_NightSteps_CaseId",
                table: "NightSteps",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_CaseId",
                table: "Outbox",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Request",
                table: "Outbox",
                column: "Request");

            migrationBuilder.CreateIndex(
                name: "IX_PaperSteps_Book_BookYear_BookNumber",
                table: "PaperSteps",
                columns: new[] { "Book", "BookYear", "BookNumber" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PaperSteps_Kind_On",
                table: "PaperSteps",
                columns: new[] { "Kind", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_PersonIndex_BirthDay_BirthEarliest_BirthLatest",
                table: "PersonIndex",
                columns: new[] { "BirthDay", "BirthEarliest", "BirthLatest" });

            migrationBuilder.CreateIndex(
                name: "IX_PersonIndex_GivenKanaKey",
                table: "PersonIndex",
                column: "GivenKanaKey");

            migrationBuilder.CreateIndex(
                name: "IX_PersonIndex_GivenKanaSoundKey",
                table: "PersonIndex",
                column: "GivenKanaSoundKey");

            migrationBuilder.CreateIndex(
                name: "IX_PersonIndex_GivenKey",
                table: "PersonIndex",
                column: "GivenKey");

            migrationBuilder.CreateIndex(
                name: "IX_PersonIndex_KanaKey",
                table: "PersonIndex",
                column: "KanaKey");

            migrationBuilder.CreateIndex(
                name: "IX_PersonIndex_KanaSoundKey",
                table: "PersonIndex",
                column: "KanaSoundKey");

            migrationBuilder.CreateIndex(
                name: "IX_PersonIndex_NameKey",
                table: "PersonIndex",
                column: "NameKey");

            migrationBuilder.CreateIndex(
                name: "IX_PersonIndex_Person",
                table: "PersonIndex",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_PrintJobs_At",
                table: "PrintJobs",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_PrintJobs_Office_Printer_JournalNumber",
                table: "PrintJobs",
                columns: new[] { "Office", "Printer", "JournalNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_ReadStays_Confirms",
                table: "ReadStays",
                column: "Confirms");

            migrationBuilder.CreateIndex(
                name: "IX_ReadStays_Imaged",
                table: "ReadStays",
                column: "Imaged");

            migrationBuilder.CreateIndex(
                name: "IX_ReadStays_Person",
                table: "ReadStays",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_ReceiptBook_CaseId",
                table: "ReceiptBook",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_ReceiptOutcomes_On",
                table: "ReceiptOutcomes",
                column: "On");

            migrationBuilder.CreateIndex(
                name: "IX_RefusalRequests_BirthKey",
                table: "RefusalRequests",
                column: "BirthKey");

            migrationBuilder.CreateIndex(
                name: "IX_RefusalRequests_NameKey",
                table: "RefusalRequests",
                column: "NameKey");

            migrationBuilder.CreateIndex(
                name: "IX_RefusalRequests_Other",
                table: "RefusalRequests",
                column: "Other");

            migrationBuilder.CreateIndex(
                name: "IX_RefusalRequests_Person",
                table: "RefusalRequests",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_RefusalSteps_CaseId",
                table: "RefusalSteps",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_RegisterIndex_DomicileKey",
                table: "RegisterIndex",
                column: "DomicileKey");

            migrationBuilder.CreateIndex(
                name: "IX_RegisterIndex_HeadKey",
                table: "RegisterIndex",
                column: "HeadKey");

            migrationBuilder.CreateIndex(
                name: "IX_ResidentLinks_Person",
                table: "ResidentLinks",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_Scans_Content",
                table: "Scans",
                column: "Content");

            migrationBuilder.CreateIndex(
                name: "IX_SpoiltPapers_Office_At",
                table: "SpoiltPapers",
                columns: new[] { "Office", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_TerminalEnrolments_Code",
                table: "TerminalEnrolments",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TerminalEnrolments_Terminal",
                table: "TerminalEnrolments",
                column: "Terminal");

            migrationBuilder.CreateIndex(
                name: "IX_Terminals_OfficeCode",
                table: "Terminals",
                column: "OfficeCode");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccessHeads");

            migrationBuilder.DropTable(
                name: "AccessLog");

            migrationBuilder.DropTable(
                name: "AspNetUserClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserLogins");

            migrationBuilder.DropTable(
                name: "AspNetUserPasskeys");

            migrationBuilder.DropTable(
                name: "AspNetUserTokens");

            migrationBuilder.DropTable(
                name: "Audit");

            migrationBuilder.DropTable(
                name: "BatchLooks");

            migrationBuilder.DropTable(
                name: "BatchPlanEnds");

            migrationBuilder.DropTable(
                name: "BatchResults");

            migrationBuilder.DropTable(
                name: "CaseMarks");

            migrationBuilder.DropTable(
                name: "CitySettingDecisions");

            migrationBuilder.DropTable(
                name: "Claims");

            migrationBuilder.DropTable(
                name: "ContentBlobs");

            migrationBuilder.DropTable(
                name: "ContentChecks");

            migrationBuilder.DropTable(
                name: "ContentTurns");

            migrationBuilder.DropTable(
                name: "Counters");

            migrationBuilder.DropTable(
                name: "DoorStopSteps");

            migrationBuilder.DropTable(
                name: "DutyGrants");

            migrationBuilder.DropTable(
                name: "GatewayNodes");

            migrationBuilder.DropTable(
                name: "Generations");

            migrationBuilder.DropTable(
                name: "Holds");

            migrationBuilder.DropTable(
                name: "ImagedPages");

            migrationBuilder.DropTable(
                name: "ImagedPersons");

            migrationBuilder.DropTable(
                name: "Journal");

            migrationBuilder.DropTable(
                name: "KinLinks");

            migrationBuilder.DropTable(
                name: "KioskAlarmSteps");

            migrationBuilder.DropTable(
                name: "KioskDays");

            migrationBuilder.DropTable(
                name: "KioskSteps");

            migrationBuilder.DropTable(
                name: "LifeSigns");

            migrationBuilder.DropTable(
                name: "MessageStates");

            migrationBuilder.DropTable(
                name: "MessageSteps");

            migrationBuilder.DropTable(
                name: "NightSteps");

            migrationBuilder.DropTable(
                name: "OutageAnswers");

            migrationBuilder.DropTable(
                name: "PaperSteps");

            migrationBuilder.DropTable(
                name: "PersonIndex");

            migrationBuilder.DropTable(
                name: "PrintSteps");

            migrationBuilder.DropTable(
                name: "ReadStays");

            migrationBuilder.DropTable(
                name: "ReceiptOutcomes");

            migrationBuilder.DropTable(
                name: "RefusalSteps");

            migrationBuilder.DropTable(
                name: "ResidentLinks");

            migrationBuilder.DropTable(
                name: "ScanCancels");

            migrationBuilder.DropTable(
                name: "SignInTries");

            migrationBuilder.DropTable(
                name: "SpoiltPapers");

            migrationBuilder.DropTable(
                name: "StaffSessions");

            migrationBuilder.DropTable(
                name: "States");

            migrationBuilder.DropTable(
                name: "StateTurns");

            migrationBuilder.DropTable(
                name: "TerminalRevocations");

            migrationBuilder.DropTable(
                name: "BatchTargets");

            migrationBuilder.DropTable(
                name: "CitySettings");

            migrationBuilder.DropTable(
                name: "DoorStops");

            migrationBuilder.DropTable(
                name: "AspNetUsers");

            migrationBuilder.DropTable(
                name: "KioskAlarms");

            migrationBuilder.DropTable(
                name: "Outbox");

            migrationBuilder.DropTable(
                name: "NightDeposits");

            migrationBuilder.DropTable(
                name: "Outages");

            migrationBuilder.DropTable(
                name: "RegisterIndex");

            migrationBuilder.DropTable(
                name: "PrintJobs");

            migrationBuilder.DropTable(
                name: "ImagedIndex");

            migrationBuilder.DropTable(
                name: "ReceiptBook");

            migrationBuilder.DropTable(
                name: "Scans");

            migrationBuilder.DropTable(
                name: "TerminalEnrolments");

            migrationBuilder.DropTable(
                name: "Batches");

            migrationBuilder.DropTable(
                name: "RefusalRequests");

            migrationBuilder.DropTable(
                name: "CertificateIssues");

            migrationBuilder.DropTable(
                name: "Contents");

            migrationBuilder.DropTable(
                name: "EnrolmentCodes");

            migrationBuilder.DropTable(
                name: "Cases");

            migrationBuilder.DropTable(
                name: "CounterRequests");

            migrationBuilder.DropTable(
                name: "Terminals");

            migrationBuilder.DropTable(
                name: "Offices");
        }
    }
}
