using Koseki.Domain.Registers;

namespace Koseki.Domain.Certificates;

/// <summary>What a certificate certifies.</summary>
public enum CertificateKind
{
    /// <summary>戸籍全部事項証明書 (戸籍法10条・120条).</summary>
    Whole,

    /// <summary>戸籍個人事項証明書: the chosen persons only, on one certificate.</summary>
    Individual,

    /// <summary>除籍全部事項証明書 (戸籍法12条の2).</summary>
    RemovedWhole,

    /// <summary>除籍個人事項証明書.</summary>
    RemovedIndividual,
}

/// <summary>Codes and words of certificate kinds.</summary>
public static class CertificateKindWords
{
    /// <summary>The name of the certificate.</summary>
    public static string Word(this CertificateKind kind) => kind switch
    {
        CertificateKind.Whole => "戸籍全部事項証明書",
        CertificateKind.Individual => "戸籍個人事項証明書",
        CertificateKind.RemovedWhole => "除籍全部事項証明書",
        CertificateKind.RemovedIndividual => "除籍個人事項証明書",
    };

    /// <summary>Whether only chosen persons stand on it.</summary>
    public static bool IsIndividual(this CertificateKind kind) => kind is CertificateKind.Individual or CertificateKind.RemovedIndividual;

    /// <summary>The kinds a register in this state gives; none for 改製原戸籍, which is not certified here yet, and for 再製原戸籍, which is certified to nobody (戸籍法11条の2).</summary>
    public static IReadOnlyList<CertificateKind> KindsOf(RegisterState state) => state switch
    {
        RegisterState.Current => [CertificateKind.Whole, CertificateKind.Individual],
        RegisterState.Removed => [CertificateKind.RemovedWhole, CertificateKind.RemovedIndividual],
        RegisterState.Superseded or RegisterState.Replaced => [],
    };

    /// <summary>Why a register in this state gives no certificate of any kind; null where it gives some.</summary>
    public static string? WhyNone(RegisterState state) => state switch
    {
        RegisterState.Current or RegisterState.Removed => null,
        RegisterState.Superseded => $"{state.Word()}の証明書はこの画面では作れません(未対応)。保管している原本から作成してください。",
        RegisterState.Replaced => new CertificateRefusal.Reissued().Words,
    };

    /// <summary>Whether it is made from a removed register.</summary>
    public static bool IsRemoved(this CertificateKind kind) => kind is CertificateKind.RemovedWhole or CertificateKind.RemovedIndividual;
}
