using System.Text;
using Koseki.Domain.Calendar;
using Koseki.Domain.Linkage;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.Linkage;

/// <summary>A message has exactly one form, and what is stored today is read for good.</summary>
public sealed class MessageDocumentTests
{
    private static readonly MessagePerson Hanako = new(new(2), "妻", "葛󠄀城花子", RegisterDate.Parse("平成13年2月29日"), Sex.Female);
    private static readonly MessagePerson Unknown = new(null, "死亡した人", "氏名不詳", null, null);
    private static readonly NamedRegister Ours = new(new(1), null, "埼玉県越谷市東越谷一丁目5番地", "越谷太郎");
    private static readonly NamedRegister Theirs = new(null, "112143", "埼玉県春日部市粕壁六丁目2番地", "春日部健二");
    private static readonly DateOnly Day = new(2026, 10, 8);

    /// <summary>One of each alternative at least, with and without what may be absent.</summary>
    internal static IReadOnlyList<OutgoingMessage> All { get; } =
    [
        new OutgoingMessage.ResidentRecord(new(RecipientKind.Municipality, "112143", "埼玉県春日部市長"), "婚姻", Day, RegisterDate.Of(Day), Hanako, "埼玉県春日部市", [new("氏", "春日部", "越谷"), new("世帯主", null, "x")]),
        new OutgoingMessage.ResidentRecord(Recipient.UnknownMayor("住所地の市区町村長"), "死亡", Day, null, Unknown, null, []),
        new OutgoingMessage.DuplicateRegister(Recipient.Minister, Ours, RegisterState.Removed, null),
        new OutgoingMessage.DuplicateRegister(Recipient.Minister, Ours, RegisterState.Current, new(3, new('a', 64))),
        new OutgoingMessage.VitalStatistics(new(RecipientKind.HealthCenter, "112224", "越谷市保健所長"), Day, Day.AddDays(3), new VitalSlip.Birth(Hanako, "長女", true, "午前9時15分", "越谷市", "越谷市", [Hanako, Unknown], ["父　ブラジル"])),
        new OutgoingMessage.VitalStatistics(new(RecipientKind.HealthCenter, "112224", "越谷市保健所長"), Day, null, new VitalSlip.Death(Unknown, RegisterDate.Parse("令和8年10月頃"), null, "越谷市", "不詳", null)),
        new OutgoingMessage.VitalStatistics(new(RecipientKind.HealthCenter, "112224", "越谷市保健所長"), Day, null, new VitalSlip.Stillbirth(RegisterDate.Of(Day), null, "越谷市", null, false, "越谷市", [Hanako], "満12週0日", "自然死産", null)),
        new OutgoingMessage.VitalStatistics(new(RecipientKind.HealthCenter, "112224", "越谷市保健所長"), Day, null, new VitalSlip.Marriage(RegisterDate.Of(Day), null, [new(Hanako, "越谷市", "アメリカ合衆国", false)])),
        new OutgoingMessage.VitalStatistics(new(RecipientKind.HealthCenter, "112224", "越谷市保健所長"), Day, null, new VitalSlip.Divorce(RegisterDate.Of(Day), "協議離婚", [new(Hanako, "越谷市", null)], ["父母双方　1人"])),
        new OutgoingMessage.NotificationImage(Recipient.Minister, "婚姻", "令8-45", Day, [Hanako], [Ours, Theirs]),
        new OutgoingMessage.OverduePeriod(Recipient.Court("越谷簡易裁判所"), "出生", [Hanako], Day, RegisterDate.Of(Day), "父"),
        new OutgoingMessage.DomicileTransfer(new(RecipientKind.Municipality, "112143", "埼玉県春日部市長"), Ours, Theirs, "婚姻", RegisterDate.Of(Day), [new(new(2), "越谷花子", "春日部花子", null, RegisterDate.Of(Day), Sex.Female)]),
        new OutgoingMessage.DomicileTransfer(new(RecipientKind.Municipality, "112143", "埼玉県春日部市長"), Ours, Theirs, "婚姻", RegisterDate.Of(Day), [new(new(2), "越谷花子", "春日部花子", "カスカベハナコ", RegisterDate.Of(Day), Sex.Female) { ResidentCode = "10000000022", Address = "埼玉県越谷市", SettledOn = RegisterDate.Of(Day), OverseasVoter = ["在外選挙人名簿　登録　埼玉県越谷市"] }]),
        new OutgoingMessage.SupplementaryIdentity(new(RecipientKind.Governor, "110001", "埼玉県知事"), IdentityAct.Erased, IdentityReason.Died, Day, new(new(2), "越谷花子", null, RegisterDate.Of(Day), Sex.Female, "10000000022", null), 1, 1),
        new OutgoingMessage.AcceptanceToParty(Recipient.Person("春日部花子"), "婚姻", Day, Hanako, "埼玉県春日部市"),
        new OutgoingMessage.SharedRequest(new(RecipientKind.Municipality, "112143", "埼玉県春日部市長"), RequestHandover.Moved,
            new("不 1", "離婚", Hanako, "埼玉県越谷市東越谷一丁目5番地", "埼玉県越谷市", "本人", "越谷太郎", "令和8年10月8日 9時10分", "", "本人が出頭した", "官公署の顔写真付きの書類", null), Theirs),
        new OutgoingMessage.SharedRequest(Recipient.UnknownMayor("本籍地の市区町村長"), RequestHandover.Withdrawn,
            new("不 2", "婚姻", Unknown, "アメリカ合衆国", "埼玉県越谷市", "本人", "限定しない", "令和8年10月8日 9時10分", "東京都足立区長", "本人が出頭した", "官公署の顔写真付きの書類", "令和8年10月9日 9時0分"), null),
        new OutgoingMessage.RefusalToRequester(Recipient.Person("春日部花子"), "離婚", "令8-45", "令和8年10月8日 11時20分", Day, "不 1", "令和8年10月8日 9時10分", Hanako, "埼玉県春日部市"),
        new OutgoingMessage.RefusalToRequester(Recipient.Person("春日部花子"), "離婚", null, "令和8年10月8日", Day, "不 1", "令和8年10月8日 9時10分", Hanako, "埼玉県春日部市"),
    ];

    [Fact]
    public void Examples_EveryAlternative_StandsAmongThem()
    {
        Assert.Equal(typeof(OutgoingMessage).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(OutgoingMessage))).OrderBy(t => t.Name), All.Select(m => m.GetType()).Distinct().OrderBy(t => t.Name));
        Assert.Equal(typeof(VitalSlip).GetNestedTypes().OrderBy(t => t.Name), All.OfType<OutgoingMessage.VitalStatistics>().Select(m => m.Slip.GetType()).Distinct().OrderBy(t => t.Name));
        Assert.Equal(Enum.GetValues<MessageKind>(), All.Select(m => m.Kind).Distinct().Order());
    }

    [Fact]
    public void WriteRead_Every_GivesTheSameMessageAndTheSameBytes()
    {
        foreach (var message in All)
        {
            var bytes = MessageDocument.Write(message);
            Assert.Equal(message, MessageDocument.Read(bytes));
            Assert.Equal(bytes, MessageDocument.Write(MessageDocument.Read(bytes)));
        }
    }

    /// <summary>The form of schema 1 for good: a change of it needs a new number and a converter.</summary>
    [Fact]
    public void Write_Schema1_IsThisText()
    {
        Assert.Equal(
            """{"schema":1,"message":{"type":"acceptanceToParty","event":"婚姻","acceptedOn":"2026-10-08","party":{"person":"P2","role":"妻","name":"葛\uDB40\uDD00城花子","birthDate":"平成13年2月29日","sex":"Female"},"address":"埼玉県春日部市","recipient":{"kind":"Person","code":null,"name":"春日部花子"}}}""",
            Encoding.UTF8.GetString(MessageDocument.Write(All.First(m => m.Kind == MessageKind.AcceptanceToParty))));
        Assert.Equal(
            """{"schema":1,"message":{"type":"duplicateRegister","register":{"register":"R1","municipality":null,"domicile":"埼玉県越谷市東越谷一丁目5番地","head":"越谷太郎"},"state":"Removed","generation":null,"recipient":{"kind":"Minister","code":null,"name":"法務大臣"}}}""",
            Encoding.UTF8.GetString(MessageDocument.Write(All[2])));
    }

    [Theory]
    [InlineData("""{"schema":2,"message":{"type":"acceptanceToParty"}}""")]
    [InlineData("""{"schema":1,"message":{"type":"registerOffice"}}""")]
    [InlineData("""{"schema":1,"message":{"type":"duplicateRegister","register":null,"state":"Removed","generation":null,"recipient":{"kind":"Minister","code":null,"name":"法務大臣"}}}""")]
    [InlineData("""{"schema":1,"message":{"type":"duplicateRegister","register":{"register":"R1","municipality":null,"domicile":"x","head":"y"},"state":"Removed","generation":null,"recipient":{"kind":"Minister","code":null,"name":"法務大臣"},"more":1}}""")]
    [InlineData("""{"schema":1,"message":{"type":"duplicateRegister","register":{"register":"R1","municipality":null,"domicile":"x"},"state":"Removed","generation":null,"recipient":{"kind":"Minister","code":null,"name":"法務大臣"}}}""")]
    [InlineData("""{"schema":1""")]
    [InlineData("[]")]
    public void Read_UnknownOrDamaged_SaysSo(string text) => Assert.Throws<MessageDocumentException>(() => MessageDocument.Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Lines_EachExample_SaysEveryPartOfIt()
    {
        Assert.Equal(
            ["本籍転属通知 市区町村 112143 埼玉県春日部市長", "　【原因】婚姻", "　【年月日】令和8年10月8日", "　【従前の戸籍】R1　埼玉県越谷市東越谷一丁目5番地　越谷太郎", "　【新しい戸籍】112143　埼玉県春日部市粕壁六丁目2番地　春日部健二", "　【転属する人】P2　春日部花子　－　令和8年10月8日　女", "　【従前の氏名】越谷花子", "　【住所】－　－", "　【住民票コード】－"],
            MessageNotation.Lines(All.First(m => m is OutgoingMessage.DomicileTransfer)));
        Assert.All(All, m => Assert.True(MessageNotation.Lines(m).Count > 2));
    }
}
