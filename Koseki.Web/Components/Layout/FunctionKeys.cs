namespace Koseki.Web.Components.Layout;

/// <summary>
/// The function keys of one browser tab. Each key means the same on every screen; a page registers those it can do now
/// and takes them back when it closes. Keys nobody registered stay the browser's own.
/// </summary>
public sealed class FunctionKeys
{
    /// <summary>The keys of the bar in order, with the meaning each has on every screen.</summary>
    public static IReadOnlyList<(string Key, string Label)> Fixed { get; } =
    [
        ("F1", "説明"), ("F2", "文字検索"), ("F3", "戸籍検索"), ("F4", "記録案"), ("F5", "保存"),
        ("F8", "点検"), ("F9", "印刷"), ("F12", "確定"), ("Escape", "戻る"),
    ];

    private readonly List<Registration> registrations = [];

    /// <summary>Raised when the set of keys changed.</summary>
    public event Action? Changed;

    /// <summary>The keys that do something now: the page's own before those of the frame.</summary>
    public IReadOnlyDictionary<string, FunctionKey> Current =>
        registrations.SelectMany(r => r.Keys).GroupBy(k => k.Key, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);

    /// <summary>Registers keys of a page until the returned object is disposed.</summary>
    public IDisposable Use(params FunctionKey[] keys) => Add(registrations.Count, keys);

    /// <summary>Registers keys of the frame: those of a page go before them, also of a page that was sooner.</summary>
    public IDisposable Frame(params FunctionKey[] keys) => Add(0, keys);

    private Registration Add(int at, FunctionKey[] keys)
    {
        var registration = new Registration(this, keys);
        registrations.Insert(at, registration);
        Changed?.Invoke();
        return registration;
    }

    /// <summary>Does what the key means now; nothing when nobody registered it.</summary>
    public Task PressAsync(string key) => Current.TryGetValue(key, out var pressed) ? pressed.Press() : Task.CompletedTask;

    private sealed class Registration(FunctionKeys owner, IReadOnlyList<FunctionKey> keys) : IDisposable
    {
        public IReadOnlyList<FunctionKey> Keys { get; } = keys;

        public void Dispose()
        {
            if (owner.registrations.Remove(this))
            {
                owner.Changed?.Invoke();
            }
        }
    }
}
