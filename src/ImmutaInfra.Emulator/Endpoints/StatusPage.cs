namespace ImmutaInfra.Emulator.Endpoints;

/// <summary>The page at <c>/</c>: integrations with their status, and the last requests.</summary>
internal static class StatusPage
{
    private static readonly Lazy<Answer> Loaded = new(() =>
    {
        using var stream = typeof(StatusPage).Assembly.GetManifestResourceStream("status-page.html")!;
        using var reader = new StreamReader(stream);
        return Endpoints.Answer.Html(reader.ReadToEnd());
    });

    public static Answer Answer => Loaded.Value;
}
