using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>Gathers the blocks of a module's files.</summary>
/// <param name="address">The way to the module.</param>
/// <param name="directory">Its folder as <c>path.module</c> gives it.</param>
/// <param name="diagnostics">Takes every mistake.</param>
internal sealed class ModuleReader(ModuleAddress address, string directory, DiagnosticBag diagnostics)
{
    private static readonly BodySchema TopLevel = new(
        [],
        [
            new BlockSlot("terraform"),
            new BlockSlot("provider", "name"),
            new BlockSlot("variable", "name"),
            new BlockSlot("locals"),
            new BlockSlot("output", "name"),
            new BlockSlot("module", "name"),
            new BlockSlot("resource", "type", "name"),
            new BlockSlot("data", "type", "name"),
            new BlockSlot("moved"),
            new BlockSlot("removed"),
            new BlockSlot("import"),
            new BlockSlot("check", "name"),
        ]);

    private readonly TerraformReader _terraform = new(diagnostics);
    private readonly Dictionary<(string Kind, string Name), WrittenBlock> _blocks = [];
    private readonly Dictionary<string, LocalConfiguration> _locals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CheckConfiguration> _checks = new(StringComparer.Ordinal);
    private readonly List<MovedConfiguration> _moved = [];
    private readonly List<RemovedConfiguration> _removed = [];
    private readonly List<ImportConfiguration> _imports = [];
    private readonly Dictionary<string, SourceSpan> _importTargets = new(StringComparer.Ordinal);

    /// <summary>Adds what a file says.</summary>
    /// <param name="body">The file.</param>
    /// <param name="isOverride">Whether it goes over what other files say. Such files come after the others.</param>
    public void Add(HclBody body, bool isOverride)
    {
        foreach (var block in body.Content(TopLevel, diagnostics).Blocks)
        {
            switch (block.Type)
            {
                case "terraform":
                    _terraform.Add(block, isOverride);
                    break;
                case "locals":
                    AddLocals(block, isOverride);
                    break;
                case "moved" or "removed" or "import" or "check" when isOverride:
                    diagnostics.Add(block.Type == "removed"
                        ? OverrideDiagnostics.IgnoredRemoved(block.HeaderSpan)
                        : OverrideDiagnostics.CannotOverride(block.Type, block.HeaderSpan));
                    break;
                case "moved" when MovedReader.Read(block, diagnostics) is { } moved:
                    _moved.Add(moved);
                    break;
                case "removed" when RemovedReader.Read(block, diagnostics) is { } removed:
                    _removed.Add(removed);
                    break;
                case "import" when ImportReader.Read(block, diagnostics) is { } import:
                    Add(import);
                    break;
                case "check" when CheckReader.Read(block, diagnostics) is { } check:
                    Put(_checks, check.Name, check, check.Span, "check block", before => before.Span);
                    break;
                case "provider" or "variable" or "output" or "module" or "resource" or "data":
                    AddNamed(block, isOverride);
                    break;
            }
        }
    }

    /// <summary>The module as a whole.</summary>
    public ModuleConfiguration Finish()
    {
        _terraform.Finish();
        var variables = new Dictionary<string, VariableConfiguration>(StringComparer.Ordinal);
        var outputs = new Dictionary<string, OutputConfiguration>(StringComparer.Ordinal);
        var resources = new Dictionary<string, ResourceConfiguration>(StringComparer.Ordinal);
        var providers = new Dictionary<string, ProviderConfiguration>(StringComparer.Ordinal);
        var calls = new Dictionary<string, ModuleCallConfiguration>(StringComparer.Ordinal);
        foreach (var ((kind, _), block) in _blocks)
        {
            switch (kind)
            {
                case "variable" when VariableReader.Read(block, diagnostics) is { } variable:
                    variables[variable.Name] = variable;
                    break;
                case "output" when OutputReader.Read(block.Merged, diagnostics) is { } output:
                    outputs[output.Name] = output;
                    break;
                case "provider" when ProviderReader.Read(block.Merged, diagnostics) is { } provider:
                    providers[provider.Key] = provider;
                    break;
                case "module" when ModuleCallReader.Read(block.Merged, diagnostics) is { } call:
                    calls[call.Name] = call;
                    break;
                case "resource" or "data" when ResourceReader.Read(block, diagnostics) is { } resource:
                    resources[resource.LocalAddress] = resource;
                    break;
            }
        }

        foreach (var data in _checks.Values.Select(check => check.Data).OfType<ResourceConfiguration>())
        {
            Put(resources, data.LocalAddress, data, data.Span, "data configuration", before => before.Span);
        }

        return new ModuleConfiguration
        {
            Address = address,
            Directory = directory,
            Variables = variables,
            Locals = _locals,
            Outputs = outputs,
            Resources = resources,
            Providers = providers,
            RequiredProviders = _terraform.RequiredProviders,
            Calls = calls,
            Moved = _moved,
            Removed = _removed,
            Imports = _imports,
            Checks = _checks,
        };
    }

    private void AddNamed(BodyBlock block, bool isOverride)
    {
        var labels = string.Join('.', block.Labels.Select(label => label.Text));
        var alias = block.Type == "provider" ? ProviderReader.AliasOf(block) : null;
        var name = alias is null ? labels : $"{labels}.{alias}";
        if (!_blocks.TryGetValue((block.Type, name), out var before))
        {
            if (isOverride && (block.Type != "provider" || alias is not null))
            {
                diagnostics.Add(OverrideDiagnostics.NothingToOverride(KindOf(block), name, block.HeaderSpan));
                return;
            }

            _blocks[(block.Type, name)] = new WrittenBlock(block);
        }
        else if (isOverride)
        {
            OverrideRules.Check(block, diagnostics);
            before.Overrides.Add(block);
        }
        else
        {
            diagnostics.Add(ConfigurationDiagnostics.Duplicate(KindOf(block), name, block.HeaderSpan, before.Original.HeaderSpan));
        }
    }

    private static string KindOf(BodyBlock block) => block.Type switch
    {
        "variable" => "variable declaration",
        "output" => "output definition",
        "module" => "module call",
        _ => $"{block.Type} configuration",
    };

    private void AddLocals(BodyBlock block, bool isOverride)
    {
        foreach (var attribute in block.Body.JustAttributes(diagnostics))
        {
            var local = new LocalConfiguration(attribute.Name, attribute.Expression, attribute.NameSpan);
            diagnostics.AddRange(attribute.Expression.References()
                .Where(reference => reference is { RootName: "local", Steps: [AttributeStepSyntax { Name: var name }, ..] } && name == local.Name)
                .Select(reference => DependencyDiagnostics.SelfReferencingLocal(reference.Span, local.Name)));
            if (!isOverride)
            {
                Put(_locals, local.Name, local, local.Span, "local value definition", before => before.Span);
            }
            else if (_locals.ContainsKey(local.Name))
            {
                _locals[local.Name] = local;
            }
            else
            {
                diagnostics.Add(OverrideDiagnostics.NothingToOverride("local value definition", local.Name, local.Span));
            }
        }
    }

    private void Add(ImportConfiguration import)
    {
        if (import.ForEach is null && WrittenAddresses.ToPattern(import.To, [])?.ToString() is { } target && !_importTargets.TryAdd(target, import.Span))
        {
            diagnostics.Add(RefactoringDiagnostics.DuplicateImport(target, import.To.Span, _importTargets[target]));
            return;
        }

        _imports.Add(import);
    }

    private void Put<T>(
        Dictionary<string, T> among, string name, T item, SourceSpan at, string kind, Func<T, SourceSpan> place)
    {
        if (among.TryGetValue(name, out var before))
        {
            diagnostics.Add(ConfigurationDiagnostics.Duplicate(kind, name, at, place(before)));
            return;
        }

        among[name] = item;
    }
}
