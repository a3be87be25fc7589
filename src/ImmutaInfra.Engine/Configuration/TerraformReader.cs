using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>Gathers what the <c>terraform</c> blocks of a module say: which providers it calls how. Where Terraform keeps its state says
/// nothing here; it is read so that mistakes in it are seen.</summary>
/// <param name="diagnostics">Takes every mistake.</param>
internal sealed class TerraformReader(DiagnosticBag diagnostics)
{
    private static readonly BodySchema Schema = new(
        [
            new AttributeSlot("required_version"),
            new AttributeSlot("required_version_range"), // Pulumi's: of its own command line
            new AttributeSlot("experiments"),
            new AttributeSlot("language"),
        ],
        [
            new BlockSlot("required_providers"),
            new BlockSlot("backend", "type"),
            new BlockSlot("cloud"),
            new BlockSlot("provider_meta", "provider"),
        ]);

    // The release whose language this is; what asks for another one may mean something else.
    private static readonly (long, long, long) Language = (1, 11, 4);

    private readonly Dictionary<string, RequiredProvider> _requiredProviders = new(StringComparer.Ordinal);
    private SourceSpan? _providersSpan;
    private SourceSpan? _backendSpan;
    private SourceSpan? _cloudSpan;
    private List<BodyAttribute> _versions = [];

    /// <summary>The entries of <c>required_providers</c> by local name.</summary>
    public IReadOnlyDictionary<string, RequiredProvider> RequiredProviders => _requiredProviders;

    /// <summary>Adds what a block says.</summary>
    /// <param name="block">The block.</param>
    /// <param name="isOverride">Whether it goes over what other files say.</param>
    public void Add(BodyBlock block, bool isOverride)
    {
        var content = block.Body.Content(Schema, diagnostics);
        foreach (var inner in content.Blocks)
        {
            switch (inner.Type)
            {
                case "required_providers":
                    AddProviders(inner, isOverride);
                    break;
                case "backend":
                    RequireConstants(inner);
                    NoteOnly(ref _backendSpan, inner, isOverride, TerraformBlockDiagnostics.DuplicateBackend);
                    break;
                case "cloud":
                    NoteOnly(ref _cloudSpan, inner, isOverride, TerraformBlockDiagnostics.DuplicateCloud);
                    break;
            }
        }

        if (content.Find("experiments") is { Expression: not TupleSyntax { Elements: [] } } experiments)
        {
            diagnostics.Add(TerraformBlockDiagnostics.Experiments(experiments.NameSpan));
        }

        if (content.Find("language") is { } language && StaticExpressions.FindKeyword(language.Expression) != "TF2021")
        {
            diagnostics.Add(TerraformBlockDiagnostics.Language(language.Expression.Span));
        }

        if (content.Find("required_version") is { } version)
        {
            _versions = isOverride ? [version] : [.. _versions, version];
        }
    }

    /// <summary>Reports what only shows when all files are read.</summary>
    public void Finish()
    {
        if (_backendSpan is not null && _cloudSpan is not null)
        {
            diagnostics.Add(TerraformBlockDiagnostics.BackendAndCloud(_backendSpan, _cloudSpan));
        }

        foreach (var version in _versions)
        {
            if (Constants.Value(version.Expression, diagnostics) is not { } value || value is { IsKnown: true, IsNull: true })
            {
                continue;
            }

            if (Constants.AsText(value) is not { } text)
            {
                diagnostics.Add(TerraformBlockDiagnostics.NoVersionConstraint(version.Expression.Span, "A string value is required for required_version."));
            }
            else if (VersionConstraints.Accept(text, Language) is not { } accepts)
            {
                diagnostics.Add(TerraformBlockDiagnostics.NoVersionConstraint(version.Expression.Span));
            }
            else if (!accepts)
            {
                diagnostics.Add(TerraformBlockDiagnostics.UnsupportedVersion(version.NameSpan, text));
            }
        }
    }

    private void NoteOnly(ref SourceSpan? known, BodyBlock block, bool isOverride, Func<SourceSpan, SourceSpan, Diagnostic> duplicate)
    {
        if (known is not null && !isOverride)
        {
            diagnostics.Add(duplicate(block.HeaderSpan, known));
            return;
        }

        known = block.HeaderSpan;
    }

    // What a backend is told is not ours to judge, but nothing in it can refer to anything.
    private void RequireConstants(BodyBlock backend)
    {
        foreach (var attribute in backend.Body.JustAttributes([]))
        {
            Constants.Value(attribute.Expression, diagnostics);
        }
    }

    private void AddProviders(BodyBlock block, bool isOverride)
    {
        if (_providersSpan is not null && !isOverride)
        {
            diagnostics.Add(TerraformBlockDiagnostics.DuplicateProviders(block.HeaderSpan, _providersSpan));
            return;
        }

        _providersSpan ??= block.HeaderSpan;
        foreach (var entry in block.Body.JustAttributes(diagnostics))
        {
            if (RequiredProviderReader.Read(entry, diagnostics) is { } required)
            {
                _requiredProviders[required.LocalName] = required;
            }
        }
    }
}
