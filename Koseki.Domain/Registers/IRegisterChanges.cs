namespace Koseki.Domain.Registers;

/// <summary>An answer for each change there is: a change that is added stops the build of everybody who looks at them.</summary>
public interface IRegisterChanges<out T>
{
    /// <summary>編製.</summary>
    T Compile(RegisterChange.Compile change);

    /// <summary>入籍.</summary>
    T Enter(RegisterChange.Enter change);

    /// <summary>移記.</summary>
    T CarryOver(RegisterChange.CarryOver change);

    /// <summary>除籍(人).</summary>
    T Remove(RegisterChange.Remove change);

    /// <summary>除籍の印を消す.</summary>
    T Unremove(RegisterChange.Unremove change);

    /// <summary>戸籍事項の記録.</summary>
    T WriteRegisterMatter(RegisterChange.WriteRegisterMatter change);

    /// <summary>身分事項の記録.</summary>
    T WriteStatusMatter(RegisterChange.WriteStatusMatter change);

    /// <summary>段落ち.</summary>
    T AmendMatter(RegisterChange.AmendMatter change);

    /// <summary>人の欄.</summary>
    T SetItem(RegisterChange.SetItem change);

    /// <summary>配偶者区分.</summary>
    T SetSpouse(RegisterChange.SetSpouse change);

    /// <summary>本籍.</summary>
    T ChangeDomicile(RegisterChange.ChangeDomicile change);

    /// <summary>氏.</summary>
    T ChangeFamilyName(RegisterChange.ChangeFamilyName change);

    /// <summary>消除(戸籍).</summary>
    T Close(RegisterChange.Close change);

    /// <summary>戸籍の回復.</summary>
    T Reopen(RegisterChange.Reopen change);

    /// <summary>改製・再製の元.</summary>
    T Supersede(RegisterChange.Supersede change);

    /// <summary>再製.</summary>
    T Reissue(RegisterChange.Reissue change);
}
