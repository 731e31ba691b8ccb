using System.Reflection;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Tests.Infrastructure.Persistence;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Infrastructure.Databases;

/// <summary>The switches that let the storage and gateway tests run on a server, and the tests that then are left out.</summary>
public sealed class TestDatabaseTests
{
    private const string Server = "Server=127.0.0.1,1433;User Id=tester;Password=x;TrustServerCertificate=true";

    // Only what cannot be on a server is on this list: files, pragmas, the one lock, the plan of a query, the twin itself, tampering in SQLite's words.
    private static readonly string[] Listed =
    [
        "AccessLogTests.Start_DaysNotClosed_ClosesThemInOneRow",
        "AccessLogTests.Start_OtherNodesYesterday_IsLeftToThatNode",
        "AccessLogTests.Write_JournalHalted_LookIsStillKept",
        "AccountDeskTests.Confirm_EntryNobodyEnteredSo_IsRefused",
        "AccountGuardTests.Find_RowsNobodyRecorded_OpenNothing",
        "DatabaseSetupTests.Open_OnSqlite_IsDurable",
        "DatabaseSetupTests.Prepare_LockOfADeadProcess_IsTakenAway",
        "DatabaseSetupTests.Prepare_PoolHoldsConnectionsToTheEmptyFile_AreNotUsedAgain",
        "EnrolledTerminalsTests.Enrol_RowsNobodySigned_MakeNoTerminal",
        "EnrolledTerminalsTests.Find_RevocationDeleted_IsNoTerminal",
        "JournalVerifierTests.Load_BytesChanged_ThrowsAndNoCertificateIsMade",
        "JournalVerifierTests.Verify_RowTampered_IsNamed",
        "LikelyDoubleTests.Doubles_AreAskedThroughTheIndex",
        "LockOrderTests.CoreHead_IsLockedBeforeItIsRead",
        "LockOrderTests.Number_RaisesTheNumberBeforeItReadsIt",
        "LockOrderTests.Receive_TakesJournalThenCaseThenTheRest",
        "LockOrderTests.SaveDraft_TakesTheCaseThenTheStatesThenItsMarks_AndNeverTheJournal",
        "LockOrderTests.SignInTry_LocksItsRowsBeforeItReadsThem",
        "ManyRowsTests.Insert_ARowThatIsThere_IsRefusedAsBySaving",
        "ManyRowsTests.Insert_ManyRows_StandAsASaveWritesThem",
        "RecordedDocumentsTests.Examine_ForeignRegister_IsSaidAndCannotBeDecided",
        "RecordedDocumentsTests.Reach_ForeignRegister_IsNotKin",
        "RecordedDocumentsTests.Show_ForeignRegister_ShowsNothingOfIt",
        "RegisterPageTests.Open_ATamperedRegister_ShowsNothingOfIt",
        "RegisterSearchTests.Find_BirthDate_DoesNotReadThoseBornBefore",
        "SqlServerTests.Twin_QueriesBulkChangesAndSaves_AreSeenAndParsed",
        "SqlServerTests.Twin_QueryOnlySqliteKnows_Fails",
        "StaffSessionsTests.Ask_EndedRowPutBack_IsNoSignIn",
        "StaffSessionsTests.Ask_LastActWrittenByAnother_IsLocked",
        "StaffSessionsTests.Ask_RowNobodySigned_IsNoSignIn",
        "StateLogTests.Start_AnotherNodeWritesBetweenTheLooks_GoesOn",
        "SupplementaryDecisionTests.Verify_TamperedSupplementary_NamesTheRow",
        "WriteTurnTests.Write_WhileSomebodyWrites_WaitsForTheTurn",
        "WrongTypedRowsTests.Verify_EveryRow_NamesSomeAndGoesOn",
        "WrongTypedRowsTests.Verify_ValueNoColumnHolds_IsNamed",
    ];

    // Of コンビニ交付.
    private static readonly string[] Kiosks =
    [
        "DoorStopsTests.Link_ChangedBehindTheProgramsBack_GivesNothing",
        "DoorStopsTests.Stands_RowsChangedBehindTheProgramsBack_StillStands",
        "GatewayDatabaseHeadsTests.CoreHead_ChangedBehindTheProgramsBack_LetsNothingOut",
        "GatewayDatabaseHeadsTests.Start_OnAnOlderCopyOfTheDatabase_IsRefused",
        "GatewayDatabaseTamperTests.Applications_ExchangedBehindTheProgramsBack_GiveNothing",
        "GatewayDatabaseTamperTests.Close_SwitchChangedBehindTheProgramsBack_IsNotNamedAnewAndCloses",
        "GatewayDatabaseTamperTests.Create_WhatClosesChangedBehindTheProgramsBack_GivesNothing",
        "GatewayDatabaseTamperTests.Menu_ClosedDayChangedBehindTheProgramsBack_GivesNothing",
        "GatewayDatabaseTamperTests.Menu_SecretChangedBehindTheProgramsBack_GivesNothing",
        "GatewayDatabaseTamperTests.Menu_EndedOrBlockedRowPutRight_GivesNothing",
        "GatewayDatabaseTamperTests.Release_ReplicaChangedBehindTheProgramsBack_GivesNothing",
        "GatewayDatabaseTamperTests.Sweep_OneChangedBehindTheProgramsBack_EndsTheOthers",
        "IncomeCertificateTests.Pdf_ChangedInTheDatabase_GivesNothing",
        "IssueLogTests.SaveWithNext_Afterwards_TheConnectionIsFullyDurable",
        "KioskDeskTests.Orders_RowsPutIntoTheDatabase_AreNone",
        "KioskStatisticsTests.See_CountsChangedInTheDatabase_LeavesTheDayOut",
        "PassingFaultTests.Commit_FaultAtTheCommit_IsDoneOnce",
        "PassingFaultTests.Import_FaultAtTheCommit_IsCountedOnce",
        "PassingFaultTests.Number_FaultAtTheCommit_IsGivenOnce",
        "PassingFaultTests.SaveDraft_FaultAtTheCommit_IsSavedOnce",
        "ResidentRecordTests.Issue_CertifierOrFeeChangedInTheDatabase_GivesNothing",
        "ResidentRecordTests.Import_MarkPutAheadAndTheFeedStands_IsNotNamedAnew",
        "ResidentRecordTests.Issue_MarkOrCertifierChangedInTheDatabase_GivesNothing",
        "ResidentRecordTests.Menu_HouseholdChangedInTheDatabase_GivesNothing",
        "SealCertificateTests.Pdf_ChangedInTheDatabase_GivesNothing", "SignInTests.SignIn_AccountChangedInTheDatabase_IsRefusedAndSaid",
        "DoorStopsTests.CloseRegister_RowPutIntoTheDatabase_IsWrittenAllTheSame",
        "DoorStopsTests.Confirm_ProposalMadeAnothers_IsRefused",
        "DoorStopsTests.Confirm_RowsPutIntoTheDatabase_IsRefused",
        "DoorStopsTests.Report_DecisionPutIntoTheDatabase_IsNone",
        "KioskDeskTests.Alarm_ChangedBehindTheProgramsBack_RingsOn",
        "KioskDeskTests.Open_ProposalPutIntoTheDatabase_IsRefused",
        "KioskDeskTests.Stop_RowOfANodeThatCannotBeRead_StopsAll",
        "KioskDeskTests.Stop_RowsChangedBehindTheProgramsBack_StaysOne",
        "KioskDeskTests.Report_JournalTakesNothing_RingsUntilItIsWritten",
        "KioskDeskTests.Watch_RowsPutInTheWayOfAnAlarm_RingsAllTheSame",
        "MonitoringTests.Close_SwitchCannotBeWritten_ClosesHere",
        "OutageTests.Beat_SignThatWasTakenAway_CanBeConfirmed",
        "OutageTests.Confirm_DepositPutIntoTheDatabase_CountsForNothing",
        "OutageTests.Confirm_RowThatWasChanged_IsTheOfficesByAllThatWasEntered",
        "StopAndAlarmTests.Close_DatabaseTakesNothing_IsKeptAndWrittenLater",
        "StopAndAlarmTests.Report_RowsNobodyRecorded_StarveNoAlarm",
        "StopAndAlarmTests.Result_WrongPaperAndTheCallerHangsUp_ClosesTheKind",
        "MonitoringTests.Report_AlarmChangedBehindTheProgramsBack_IsTold",
        "MonitoringTests.Stop_OneSwitchChangedBehindTheProgramsBack_StopsAll",
        "MonitoringTests.Stop_SwitchesCannotBeWritten_IsDoneAndWrittenLater",
    ];

    // The same of images: what is done to their rows and files.
    private static readonly string[] Images =
    [
        "CaseScansTests.Attach_WhereTheFolderIsGone_IsRefusedInWordsAndNothingIsWritten",
        "CaseScansTests.Read_AnothersHashInTheRow_IsNotShown",
        "CaseScansTests.Read_OneByteChanged_IsNotShownUntilASecondLookFindsItSound",
        "ContentChecksTests.Round_APipeInItsPlace_IsNamedAndHoldsNobody",
        "ContentChecksTests.Round_TheFolderIsAway_IsSaidOnceAndNothingIsKept",
        "ContentChecksTests.Round_ALookWrittenBesideTheProgram_IsNotNamedAnewAndKeepsTheOthersFromNothing",
        "ContentChecksTests.Round_TurnsTakenForEverAndAHashThatIsNone_GoesOnAndSaysIt",
        "ContentChecksTests.Round_WrongAndMissing_AreNamedAlarmedAndSoundAgainAfterASecondLook",
        "ContentChecksTests.Verify_ALookWrittenBesideTheProgram_IsNamed",
        "ContentChecksTests.Verify_ContentsInTheDatabase_AreCheckedTheSame",
        "ImagedImportTests.Open_AGenerationNobodySigned_IsRefused",
        "ImagedImportTests.Open_AnImageThatIsGone_IsRefusedAndNotSaidToBeUnknown",
        "ImagedImportTests.Page_PictureChanged_IsNotShownAndNamedByItsPage",
        "ImagedImportTests.Verify_Tampered_IsNamed",
        "ImagedPageTests.Open_ATamperedImage_ShowsNothingOfIt",
        "ScanPortTests.Get_ChangedInTheStore_IsNotShown",
    ];

    // What the owner of the database does to cases, batches and settings.
    private static readonly string[] Owners =
    [
        "BatchEnemyTests.Step_RowsChangedOnlyWhileItComputes_WritesNothing",
        "BatchGuardTests.Approve_ATargetTakenAway_IsRefused",
        "BatchGuardTests.CompleteExamination_ChangedBehindTheProgram_IsRefused",
        "BatchGuardTests.Plan_ATargetPutIn_DoesNotEndThePlanning",
        "BatchGuardTests.Run_AResultPutIn_DoesNotEndTheBatch",
        "BatchGuardTests.Run_AResultTakenAway_IsMissed",
        "BatchTests.Plan_ARegisterThatCannotBeRead_IsLeftOutAndSaid",
        "BatchTests.Run_HoldTakenAwayBehindTheProgramsBack_DoesNotWriteTheRegister",
        "BatchTests.Run_LatestGenerationTakenAway_IsLeftOver",
        "BatchTests.Run_PlanChangedBehindTheProgramsBack_IsNotWritten",
        "BatchTests.Run_UndecidedBatchMadeToWrite_WritesNothing",
        "BatchTests.Verify_ARowOfABatchChanged_IsNamed",
        "CaseGuardTests.Approve_EarlierPaperEndedBehindTheProgram_IsRefused",
        "CaseGuardTests.Issue_HoldTakenAway_GivesNothing",
        "CaseGuardTests.Save_OutsideTheJournal_IsNotNamedAnew",
        "CaseGuardTests.Save_ReadBeforeAnotherSaved_IsOvertakenAndNotForeign",
        "CaseGuardTests.Save_RowChangedBehindTheProgram_IsNotNamedAnew",
        "CaseGuardTests.Step_CaseChangedBehindTheProgram_IsRefused",
        "CaseGuardTests.Step_HoldsChangedBehindTheProgram_IsRefused",
        "CaseGuardTests.Step_RowAndNamingForged_HaltsEverything",
        "CityReaderTests.Act_ChangedWhileRunning_UsesWhatWasSigned",
        "CityReaderTests.Act_SettingsChangedBehindTheProgram_IsRefused",
    ];

    [Theory]
    [InlineData(TestDatabase.CoreVariable)]
    [InlineData(TestDatabase.GatewayVariable)]
    public void Of_VariableSet_IsADatabaseOfItsOwnOnThatServer(string variable)
    {
        string? Environment(string name) => name == variable ? Server : name == TestDatabase.CollationVariable ? "Latin1_General_BIN2" : null;
        var (one, other) = (TestDatabase.Of(variable, "x.db", Environment), TestDatabase.Of(variable, "x.db", Environment));

        Assert.Equal(("sqlserver", "Latin1_General_BIN2"), (one.Provider, one.Collation));
        var connection = new SqlConnectionStringBuilder(one.Connection);
        Assert.Equal(("127.0.0.1,1433", "tester"), (connection.DataSource, connection.UserID));
        Assert.StartsWith("koseki_test_", connection.InitialCatalog, StringComparison.Ordinal);
        Assert.NotEqual(one.Connection, other.Connection);
        Assert.Contains(new("Gateway:Connection", one.Connection), one.Settings("Gateway:"));
    }

    [Fact]
    public void Of_VariableNotSet_IsAFile()
    {
        Assert.Equal(new("sqlite", "Data Source=x.db", SqlServerSettings.DefaultCollation), TestDatabase.Of(TestDatabase.CoreVariable, "x.db", _ => null));
        Assert.Equal("sqlite", TestDatabase.Of(TestDatabase.CoreVariable, "x.db", _ => "").Provider);
    }

    /// <summary>The city of the storage tests stands where the variable says.</summary>
    [Fact]
    public async Task City_OfTheStorageTests_StandsWhereTheVariableSays()
    {
        await using var city = await TestCity.CreateAsync();
        await using var database = city.Open();

        Assert.Equal(Environment.GetEnvironmentVariable(TestDatabase.CoreVariable) is { Length: > 0 }, database is SqlServerKosekiDbContext);
        await using var served = TestCity.ContextOf(new("sqlserver", Server, "Latin1_General_BIN2"));
        Assert.Contains("127.0.0.1,1433", Assert.IsType<SqlServerKosekiDbContext>(served).Database.GetConnectionString(), StringComparison.Ordinal);
    }

    [Fact]
    public void SqliteOnly_Tests_AreThoseListed()
    {
        var marked = typeof(TestDatabaseTests).Assembly.GetTypes().SelectMany(t => t.GetMethods())
            .Where(m => m.GetCustomAttribute<SqliteFactAttribute>() is not null || m.GetCustomAttribute<SqliteTheoryAttribute>() is not null).Select(m => $"{m.DeclaringType!.Name}.{m.Name}");

        Assert.Equal(Listed.Concat(Kiosks).Concat(Images).Concat(Owners).Order(StringComparer.Ordinal), marked.Order(StringComparer.Ordinal));
    }
}
