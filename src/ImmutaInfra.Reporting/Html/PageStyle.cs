namespace ImmutaInfra.Reporting.Html;

/// <summary>How pages look.</summary>
internal static class PageStyle
{
    /// <summary>The style sheet. Colours of text have a contrast of at least 4.5 to 1 on their ground, in light and in dark.</summary>
    public const string Text = """
        :root {
          color-scheme: light dark;
          --ground: #f6f7f9; --card: #ffffff; --ink: #1b2330; --quiet: #566070; --line: #d8dde5;
          --add: #12703a; --change: #8a5200; --destroy: #b3261e; --replace: #9a2567; --other: #44536a;
          --add-ground: #e7f6ec; --change-ground: #fdf3e0; --destroy-ground: #fdebe9; --replace-ground: #fceaf4; --other-ground: #edf0f5;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ground: #11151c; --card: #191f29; --ink: #e4e9f1; --quiet: #a2adbd; --line: #303947;
            --add: #6fd694; --change: #f0b95b; --destroy: #ff9a90; --replace: #f59ac8; --other: #b3c0d4;
            --add-ground: #14301f; --change-ground: #33270f; --destroy-ground: #3a1a18; --replace-ground: #371a2b; --other-ground: #242c39;
          }
        }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 1.5rem clamp(1rem, 4vw, 2.5rem) 3rem; max-width: 68rem; background: var(--ground); color: var(--ink);
          font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere; }
        .eyebrow { margin: 0; color: var(--quiet); font-size: .85rem; letter-spacing: .06em; text-transform: uppercase; }
        h1 { margin: .1rem 0 .3rem; font-size: clamp(1.5rem, 5vw, 2.1rem); line-height: 1.2; }
        h2 { margin: 2rem 0 .75rem; font-size: 1.2rem; }
        .verdict { margin: 0 0 1rem; font-size: 1.15rem; font-weight: 600; }
        .bad { color: var(--destroy); } .careful { color: var(--replace); } .some { color: var(--change); } .good { color: var(--add); }
        .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.25rem, 1fr)); gap: .6rem; margin: 0; padding: 0; list-style: none; }
        .tiles li { padding: .55rem .8rem; border: 1px solid var(--line); border-left: .3rem solid; border-radius: .5rem; background: var(--card); }
        .tiles b { display: block; font-size: 1.5rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
        .tiles span { color: var(--quiet); font-size: .9rem; overflow-wrap: normal; }
        .tiles .none { border-left-color: var(--line); color: var(--quiet); }
        .add { color: var(--add); } .change { color: var(--change); } .destroy { color: var(--destroy); } .replace { color: var(--replace); } .other { color: var(--other); }
        .quiet { color: var(--quiet); }
        .notice, section.warning, section.error { margin: 1.25rem 0 0; padding: .8rem 1.1rem; border: 1px solid var(--line); border-left: .3rem solid var(--change); border-radius: .5rem; background: var(--change-ground); }
        section.error { border-left-color: var(--destroy); background: var(--destroy-ground); }
        section.warning h2, section.error h2 { margin: 0 0 .4rem; font-size: 1.05rem; }
        section.warning ul, section.error ul { margin: 0; padding-left: 1.2rem; }
        section.warning li + li, section.error li + li { margin-top: .35rem; }
        code, pre { font-family: ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; font-size: .9em; }
        .scroll { overflow-x: auto; }
        table { width: 100%; border-collapse: collapse; background: var(--card); border: 1px solid var(--line); }
        th, td { padding: .45rem .8rem; border-bottom: 1px solid var(--line); text-align: right; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
        th:first-child { text-align: left; }
        thead th { color: var(--quiet); font-size: .85rem; font-weight: 600; }
        tbody th { font-weight: 500; }
        td { font-weight: 600; } td.none { color: var(--quiet); font-weight: 400; }
        details { margin: .5rem 0; border: 1px solid var(--line); border-left: .3rem solid; border-radius: .5rem; background: var(--card); overflow: hidden; }
        summary { padding: .6rem .9rem; cursor: pointer; color: var(--ink); }
        summary:focus-visible { outline: .15rem solid var(--other); outline-offset: -.15rem; }
        .badge { display: inline-block; min-width: 1.5em; margin-right: .25rem; border-radius: .35rem; text-align: center; font-weight: 700; white-space: nowrap; }
        .add > summary .badge { color: var(--add); background: var(--add-ground); }
        .change > summary .badge { color: var(--change); background: var(--change-ground); }
        .destroy > summary .badge { color: var(--destroy); background: var(--destroy-ground); }
        .replace > summary .badge { color: var(--replace); background: var(--replace-ground); }
        .other > summary .badge { color: var(--other); background: var(--other-ground); }
        .address { font-weight: 600; }
        .sentence { color: var(--quiet); }
        pre { margin: 0; padding: .6rem 0; border-top: 1px solid var(--line); color: var(--ink); line-height: 1.5; white-space: pre-wrap; }
        pre span { display: block; padding: 0 .9rem 0 calc(.9rem + 4ch); text-indent: -4ch; }
        pre.command { border: 1px solid var(--line); border-radius: .5rem; background: var(--card); }
        pre .a { background: var(--add-ground); color: var(--add); }
        pre .r { background: var(--destroy-ground); color: var(--destroy); }
        pre .c { background: var(--change-ground); color: var(--change); }
        pre .n { color: var(--quiet); }
        footer { margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: .9rem; }
        dl { display: grid; gap: .3rem; margin: 0; }
        dl div { display: flex; flex-wrap: wrap; gap: 0 .6rem; }
        dt { min-width: 6rem; } dd { margin: 0; }
        @media (max-width: 40rem) {
          th, td { padding: .4rem .35rem; font-size: .82rem; }
          .address { word-break: break-all; }
          section.warning code, section.error code { word-break: break-all; }
        }
        @media print {
          :root { --ground: #ffffff; --card: #ffffff; }
          body { max-width: none; padding: 0; font-size: 10pt; }
          details::details-content { content-visibility: visible; display: block; }
          details, .notice, section.warning li { break-inside: avoid-page; }
        }
        """;
}
