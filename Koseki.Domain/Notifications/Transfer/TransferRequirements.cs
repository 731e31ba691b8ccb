using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Transfer;

/// <summary>When a transfer may be accepted (戸籍法108条, 109条, 25条, 31条, 47条).</summary>
internal static class TransferRequirements
{
    internal static IReadOnlyList<Requirement<TransferNotification>> All() => [.. OfTheRegister(), .. OfTheNewDomicile(), .. OfTheSigners(), .. OfThePaper(), .. OfTheCertificate()];

    private static IEnumerable<Requirement<TransferNotification>> OfTheRegister()
    {
        yield return new("転籍-01", "転籍できるのは現在戸籍である。", "戸籍法108条・12条", Severity.Correction, [TransferForm.Home.Register],
            (n, _) => n.Register is not { State: not RegisterState.Current } gone ? null
                : gone.MovedTo is { } place ? $"この戸籍は「{place}」へ転籍しています。" : $"この戸籍は{gone.State.Word()}です。",
            "今の戸籍を選び直してください。先に転籍の届が受理されていれば、受理の先後を受理地と確かめてください。");
        yield return new("転籍-03", "他の市区町村の間の転籍では、筆頭者と配偶者の在籍を確かめる。", "戸籍法108条1項・27条の3・120条の7", Severity.Correction, [TransferForm.Standing],
            (n, _) => n.Standing == CoupleStanding.NotVerified ? "筆頭者と配偶者のどちらが在籍しているかを確かめていません。" : null,
            "戸籍情報連携システムで確かめてください。紙の戸籍なら本籍地に問い合わせます。");
        yield return new("転籍-02", "通知される転籍は、この市の戸籍か、この市への転籍である。", "戸籍法120条の5", Severity.Correction, [TransferForm.NewAt, TransferForm.Home.Where],
            (n, c) => c.Origin is not Origin.Here && n is { Register: null, Comes: false } ? "今の本籍も新しい本籍も、他の市区町村です。" : null,
            "通知の誤りでないか、発信元に確かめてください。この市の戸籍には記録しません。");
    }

    private static IEnumerable<Requirement<TransferNotification>> OfTheNewDomicile()
    {
        yield return new("転籍-10", "新しい本籍は、今の本籍と違うところに定める。", "戸籍法108条1項・戸籍法施行規則41条", Severity.Refusal, [TransferForm.NewDomicile],
            (n, _) => n.NewDomicile.Is(n.Register?.Domicile ?? n.Elsewhere!.Domicile) ? "新しい本籍が今の本籍と同じです。" : null,
            "新しい本籍を確かめ、変わらないなら届を取り下げてもらってください。");
        yield return new("転籍-11", "本籍は、地番または街区符号の番号で表示する。", "戸籍法施行規則3条", Severity.Correction, [TransferForm.NewDomicile],
            (n, _) => n.NewDomicile.Problem, "町名・番地が実在するか確かめ、届書の補正を求めてください。");
        yield return new("転籍-12", "同じ市区町村の中の転籍は、管内転籍である。", "戸籍法108条", Severity.Correction, [TransferForm.NewMunicipality],
            (n, c) => n.NewMunicipality is { } municipality && c.LocalityOf(municipality) == Locality.Ours ? $"「{n.NewMunicipality}」はこの市です。" : null,
            "新しい本籍の所在を「この市」に直してください。");
    }

    private static IEnumerable<Requirement<TransferNotification>> OfTheSigners()
    {
        yield return new("転籍-20", "筆頭者と配偶者の双方が除籍されているときは、転籍できない。", "戸籍法108条1項", Severity.Refusal, [TransferForm.SignedByHead],
            (n, c) => n.Standing == CoupleStanding.Neither || (n.Former is { State: RegisterState.Current } register && Signers.Of(register, c.Kin.Kinship) is { Head: null, Spouse: null }) ? "筆頭者も配偶者も、この戸籍に在籍していません。" : null,
            "子は、成年であれば分籍ができることを案内してください。") { AcceptedElsewhere = Severity.Correction };
        yield return new("転籍-21", "転籍の届出は、筆頭者とその配偶者が、署名してしなければならない。", "戸籍法108条1項・29条", Severity.Correction, [TransferForm.SignedByHead],
            (n, c) => Unsigned(n, c) is { Count: > 0 } missing && n.WhyAlone is null ? $"{string.Join('と', missing)}の署名がありません。" : null,
            "署名してもらってください。受理した市区町村からの通知なら、受理地に確かめ、回答があるまで記録しないでください。");
        yield return new("転籍-22", "筆頭者と配偶者の一方が意思を表示できないときは、他方だけで届け出ることができる。", "戸籍法108条1項", Severity.Inquiry, [TransferForm.WhyAlone],
            (n, c) => n.WhyAlone is { } why && Unsigned(n, c) is { Count: 1 } ? $"一方だけの届出です(理由: {why})。" : null,
            "理由を証する書面を確かめ、管轄法務局に照会してください。");
        yield return new("転籍-23", "届出人がいない届は受理できない。", "戸籍法29条・108条1項", Severity.Correction, [TransferForm.SignedBySpouse],
            (n, c) => n is { IsSignedByHead: false, IsSignedBySpouse: false, IsSignedByAgent: false } && n.WhyAlone is not null ? "筆頭者・配偶者のどちらの署名もありません。" : null,
            "署名してもらってください。");
        yield return new("転籍-24", "筆頭者が15歳未満のときは、法定代理人が届け出る。", "戸籍法31条1項", Severity.Correction, [TransferForm.SignedByAgent],
            (n, c) => n is { Former: { } register, IsSignedByAgent: false } && Signers.Of(register).NeedsAgent(c.ReceiptDate) ? "法定代理人の署名がありません。" : null,
            "親権者(父母が共同で親権を行うときは双方)か未成年後見人に署名してもらってください。");
        yield return Signers.OfOpenAge<TransferNotification>("転籍-26", [TransferForm.SignedByAgent, TransferForm.SignedByHead], (n, _) => n.Former is { } register ? Signers.Of(register) : null);
        yield return new("転籍-25", "他の市区町村の戸籍の筆頭者に代わって法定代理人が届け出るときは、筆頭者が15歳未満であることを確かめる。", "戸籍法31条1項・27条の3", Severity.Inquiry, [TransferForm.SignedByAgent, TransferForm.Home.Where],
            (n, _) => n is { Former: null, IsSignedByAgent: true, IsSignedByHead: false } ? "法定代理人が署名しています。" : null,
            "筆頭者の生年月日と、法定代理人の資格を戸籍で確かめてください。");
    }

    private static IEnumerable<Requirement<TransferNotification>> OfThePaper()
    {
        yield return new("転籍-30", "届出は、今の本籍地、新しい本籍地、届出人の所在地のどれかでする。", "戸籍法25条・109条", Severity.Correction, [TransferForm.PlaceGround],
            (n, c) => n.PlaceGround switch
            {
                TransferForm.AtFormer when n.Register is null => "今の本籍は他の市区町村です。",
                TransferForm.AtNew when n.NewMunicipality is not null => "新しい本籍は他の市区町村です。",
                TransferForm.AtResidence => OwnPlace.Problem(c, n.Address, "届出人の住所"),
                _ => null,
            },
            "届出地の根拠を直すか、一時滞在地であれば「その他」に書いてもらい、届出地を「今の本籍地」「新しい本籍地」「所在地」のうち当たるものにしてください。");
        yield return new("転籍-31", "届出人が郵送の後に死亡したときは、死亡の時に届出があったものとみなす。", "戸籍法47条", Severity.Inquiry, [TransferForm.DiedOn],
            (n, c) => n.NotifierDiedOn is { } died && died.Latest <= c.ReceiptDate ? $"届出人は{died.Text}に死亡しています。転籍の日はその日になります。" : null,
            "消印で、生前に郵送されたことを確かめてください。");
        yield return new("転籍-32", "郵送の後の届出人の死亡は、受理より前である。", "戸籍法47条", Severity.Correction, [TransferForm.DiedOn],
            (n, c) => n.NotifierDiedOn is { } died && died.Latest > c.ReceiptDate ? "届出人の死亡の日が受理日より後です。" : null,
            "死亡の日を確かめてください。");
    }

    private static IEnumerable<Requirement<TransferNotification>> OfTheCertificate()
    {
        yield return new("転籍-40", "他の市区町村から転籍するときは、転籍前の戸籍の記録を確かめる。", "戸籍法108条2項・120条の7", Severity.Correction, [TransferForm.Verified],
            (n, _) => n.Verified == TransferForm.NotVerified ? "転籍前の戸籍の記録を確かめていません。" : null,
            "戸籍情報連携システムで確かめるか、紙の戸籍なら本籍地に問い合わせてください。");
        yield return new("転籍-41", "転籍地の戸籍には、出生に関する事項を移記する。", "戸籍法施行規則37条・39条1項1号", Severity.Correction, [TransferForm.Persons],
            (n, _) => n.Certified?.Standing.Where(e => e.Matters.All(m => m.Title != MatterTitles.Birth)).Select(e => e.GivenName).ToList() is { Count: > 0 } without
                ? $"出生の記録がない者があります: {string.Join('、', without)}。" : null,
            "証明書の身分事項を写してください。");
        yield return new("転籍-42", "転籍地の戸籍に移記する戸籍事項は、氏の変更だけである。", "戸籍法施行規則37条1号", Severity.Correction, [TransferForm.FamilyNameMatters, TransferForm.Persons],
            (n, _) => n.Certified?.Matters.Where(m => m.Title != MatterTitles.ChangeOfFamilyName).Select(m => m.Title).ToList() is { Count: > 0 } others
                ? $"移記しない戸籍事項があります: {string.Join('、', others)}。" : null,
            "氏の変更だけを残してください。");
    }

    // Head and spouse, as far as they are to sign here and have not.
    private static IReadOnlyList<string> Unsigned(TransferNotification n, Circumstances c) => n.Standing is { } standing
        ? Signers.Unsigned(standing, n.IsSignedByHead || n.IsSignedByAgent, n.IsSignedBySpouse) : Signers.Unsigned(n.Former, n.IsSignedByHead, n.IsSignedBySpouse, c);
}
