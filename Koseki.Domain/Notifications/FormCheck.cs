namespace Koseki.Domain.Notifications;

/// <summary>What is wrong with the definition of a form: a fault of the program, to be known before a paper is typed.</summary>
public static class FormCheck
{
    /// <summary>Every fault in words; none for a form that can be used.</summary>
    public static IReadOnlyList<string> Problems(Form form)
    {
        var fields = form.Fields.ToList();
        return
        [
            .. Twice(fields.Select(f => f.Key.Value)).Select(k => $"{form.Title}: 項目の名「{k}」が二度使われています。"),
            .. Twice(fields.Select(f => f.Label)).Select(l => $"{form.Title}: 項目「{l}」が二つあります。"),
            .. Twice(form.Sections.Select(s => s.Title)).Select(t => $"{form.Title}: 区切り「{t}」が二つあります。"),
            .. fields.Where(f => f.Kind == FieldKind.Choice && f.ChoicesOf is null && f.Choices.Count == 0).Select(f => $"{form.Title}: 「{f.Label}」に選択肢がありません。"),
            .. fields.Where(f => f.Choices.DistinctBy(c => c.Value).Count() != f.Choices.Count || f.Choices.DistinctBy(c => c.Label).Count() != f.Choices.Count)
                .Select(f => $"{form.Title}: 「{f.Label}」の選択肢が重なっています。"),
            .. Unplaced(form).Select(n => $"{form.Title}: 画面の並びに挙げた「{n}」がありません。"),
        ];
    }

    private static IEnumerable<string> Twice(IEnumerable<string> names) => names.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key);

    // What the layout names and the form does not have.
    private static IEnumerable<string> Unplaced(Form form)
    {
        var titles = form.Sections.Select(s => s.Title).ToHashSet(StringComparer.Ordinal);
        var layout = form.Layout;
        return layout.Short.Keys.Concat(layout.WhenEmpty.Keys).Where(t => !titles.Contains(t))
            .Concat(layout.Lines.SelectMany(l => l.Boxes).Where(b => !form.Fields.Any(f => f.Key.Value == b || f.Key.Value.EndsWith('.' + b, StringComparison.Ordinal))));
    }
}
