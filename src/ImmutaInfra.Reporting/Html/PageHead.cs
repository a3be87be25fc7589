namespace ImmutaInfra.Reporting.Html;

/// <summary>How every page begins: what browsers must know, the style, and the heading with the verdict below it. The header stays open.</summary>
/// <remarks>The page loads nothing and runs nothing; its own policy forbids both.</remarks>
internal static class PageHead
{
    /// <summary>Writes it.</summary>
    /// <param name="output">Where to write.</param>
    /// <param name="title">What the window's title says before the name: <c>Plan for</c>.</param>
    /// <param name="eyebrow">What stands above the heading.</param>
    /// <param name="name">What the page is about; any text.</param>
    /// <param name="mood">The verdict's class.</param>
    /// <param name="verdict">What is to be said of it in a few words; any text.</param>
    /// <param name="isLive">Whether the browser shall load it anew from time to time.</param>
    public static void Write(TextWriter output, string title, string eyebrow, string name, string mood, string verdict, bool isLive = false) => output.Write($$"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        {{(isLive ? "<meta http-equiv=\"refresh\" content=\"30\">\n" : "")}}<title>{{title}} {{HtmlText.Of(name)}}: {{HtmlText.Of(verdict)}}</title>
        <style>
        {{PageStyle.Text}}
        </style>
        </head>
        <body>
        <header>
        <p class="eyebrow">{{eyebrow}}</p>
        <h1>{{HtmlText.Of(name)}}</h1>
        <p class="verdict {{mood}}">{{HtmlText.Of($"{char.ToUpperInvariant(verdict[0])}{verdict[1..]}")}}</p>

        """);
}
