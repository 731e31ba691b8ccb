namespace Koseki.Domain.Registers;

/// <summary>What a change writes: the matter or the 段落ち, which every change has at most once.</summary>
public static class WrittenMatter
{
    /// <summary>Title and lines of what the change writes, or null.</summary>
    public static (string Title, ValueList<MatterLine> Lines)? Of(RegisterChange change) => change.Match(Reader.Instance);

    /// <summary>The change with other lines in what it writes; the change itself when it writes nothing.</summary>
    public static RegisterChange With(RegisterChange change, Func<ValueList<MatterLine>, ValueList<MatterLine>> lines) => change.Match(new Writer(lines));

    private sealed class Reader : IRegisterChanges<(string, ValueList<MatterLine>)?>
    {
        internal static readonly Reader Instance = new();

        private static (string, ValueList<MatterLine>)? Of(Matter? matter) => matter is null ? null : (matter.Title, matter.Lines);

        public (string, ValueList<MatterLine>)? Compile(RegisterChange.Compile change) => Of(change.Opening);

        public (string, ValueList<MatterLine>)? Enter(RegisterChange.Enter change) => null;

        public (string, ValueList<MatterLine>)? CarryOver(RegisterChange.CarryOver change) => null;

        public (string, ValueList<MatterLine>)? Remove(RegisterChange.Remove change) => null;

        public (string, ValueList<MatterLine>)? Unremove(RegisterChange.Unremove change) => Of(change.Matter);

        public (string, ValueList<MatterLine>)? WriteRegisterMatter(RegisterChange.WriteRegisterMatter change) => Of(change.Matter);

        public (string, ValueList<MatterLine>)? WriteStatusMatter(RegisterChange.WriteStatusMatter change) => Of(change.Matter);

        public (string, ValueList<MatterLine>)? AmendMatter(RegisterChange.AmendMatter change) => (change.Amendment.Title, change.Amendment.Lines);

        public (string, ValueList<MatterLine>)? SetItem(RegisterChange.SetItem change) => Of(change.Matter);

        public (string, ValueList<MatterLine>)? SetSpouse(RegisterChange.SetSpouse change) => null;

        public (string, ValueList<MatterLine>)? ChangeDomicile(RegisterChange.ChangeDomicile change) => Of(change.Matter);

        public (string, ValueList<MatterLine>)? ChangeFamilyName(RegisterChange.ChangeFamilyName change) => Of(change.Matter);

        public (string, ValueList<MatterLine>)? Close(RegisterChange.Close change) => null;

        public (string, ValueList<MatterLine>)? Reopen(RegisterChange.Reopen change) => null;

        public (string, ValueList<MatterLine>)? Supersede(RegisterChange.Supersede change) => Of(change.Matter);

        public (string, ValueList<MatterLine>)? Reissue(RegisterChange.Reissue change) => Of(change.Matter);
    }

    private sealed class Writer(Func<ValueList<MatterLine>, ValueList<MatterLine>> lines) : IRegisterChanges<RegisterChange>
    {
        private RegisterMatter Written(RegisterMatter matter) => matter with { Lines = lines(matter.Lines) };

        private StatusMatter Written(StatusMatter matter) => matter with { Lines = lines(matter.Lines) };

        public RegisterChange Compile(RegisterChange.Compile change) => change with { Opening = Written(change.Opening) };

        public RegisterChange Enter(RegisterChange.Enter change) => change;

        public RegisterChange CarryOver(RegisterChange.CarryOver change) => change;

        public RegisterChange Remove(RegisterChange.Remove change) => change;

        public RegisterChange Unremove(RegisterChange.Unremove change) => change with { Matter = Written(change.Matter) };

        public RegisterChange WriteRegisterMatter(RegisterChange.WriteRegisterMatter change) => change with { Matter = Written(change.Matter) };

        public RegisterChange WriteStatusMatter(RegisterChange.WriteStatusMatter change) => change with { Matter = Written(change.Matter) };

        public RegisterChange AmendMatter(RegisterChange.AmendMatter change) => change with { Amendment = change.Amendment with { Lines = lines(change.Amendment.Lines) } };

        public RegisterChange SetItem(RegisterChange.SetItem change) => change with { Matter = change.Matter is { } matter ? Written(matter) : null };

        public RegisterChange SetSpouse(RegisterChange.SetSpouse change) => change;

        public RegisterChange ChangeDomicile(RegisterChange.ChangeDomicile change) => change with { Matter = Written(change.Matter) };

        public RegisterChange ChangeFamilyName(RegisterChange.ChangeFamilyName change) => change with { Matter = Written(change.Matter) };

        public RegisterChange Close(RegisterChange.Close change) => change;

        public RegisterChange Reopen(RegisterChange.Reopen change) => change;

        public RegisterChange Supersede(RegisterChange.Supersede change) => change with { Matter = Written(change.Matter) };

        public RegisterChange Reissue(RegisterChange.Reissue change) => change with { Matter = Written(change.Matter) };
    }
}
