using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;

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

    private readonly Dictionary<string, VariableConfiguration> _variables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LocalConfiguration> _locals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OutputConfiguration> _outputs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ResourceConfiguration> _resources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ProviderConfiguration> _providers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RequiredProvider> _requiredProviders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ModuleCallConfiguration> _calls = new(StringComparer.Ordinal);

    private readonly List<MovedConfiguration> _moved = [];
    private readonly List<RemovedConfiguration> _removed = [];
    private readonly List<ImportConfiguration> _imports = [];
    private readonly Dictionary<string, SourceSpan> _importTargets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CheckConfiguration> _checks = new(StringComparer.Ordinal);

    /// <summary>Adds what a file says.</summary>
    /// <param name="body">The file.</param>
    public void Add(HclBody body)
    {
        foreach (var block in body.Content(TopLevel, diagnostics).Blocks)
        {
            Add(block);
        }
    }

    /// <summary>The module as a whole.</summary>
    public ModuleConfiguration Finish() => new()
    {
        Address = address,
        Directory = directory,
        Variables = _variables,
        Locals = _locals,
        Outputs = _outputs,
        Resources = _resources,
        Providers = _providers,
        RequiredProviders = _requiredProviders,
        Calls = _calls,
        Moved = _moved,
        Removed = _removed,
        Imports = _imports,
        Checks = _checks,
    };

    private void Add(BodyBlock block)
    {
        switch (block.Type)
        {
            case "terraform":
                foreach (var required in TerraformReader.ReadRequiredProviders(block, diagnostics))
                {
                    _requiredProviders[required.LocalName] = required;
                }

                break;
            case "provider" when ProviderReader.Read(block, diagnostics) is { } provider:
                Put(_providers, provider.Alias is null ? provider.LocalName : $"{provider.LocalName}.{provider.Alias}", provider, provider.Span, "provider configuration", before => before.Span);
                break;
            case "variable" when VariableReader.Read(block, diagnostics) is { } variable:
                Put(_variables, variable.Name, variable, variable.Span, "variable declaration", before => before.Span);
                break;
            case "locals":
                foreach (var local in block.Body.JustAttributes(diagnostics))
                {
                    Put(_locals, local.Name, new LocalConfiguration(local.Name, local.Expression, local.NameSpan), local.NameSpan, "local value definition", before => before.Span);
                }

                break;
            case "output" when OutputReader.Read(block, diagnostics) is { } output:
                Put(_outputs, output.Name, output, output.Span, "output definition", before => before.Span);
                break;
            case "module" when ModuleCallReader.Read(block, diagnostics) is { } call:
                Put(_calls, call.Name, call, call.Span, "module call", before => before.Span);
                break;
            case "resource" or "data" when ResourceReader.Read(block, diagnostics) is { } resource:
                Put(_resources, resource.LocalAddress, resource, resource.Span, $"{block.Type} configuration", before => before.Span);
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
                if (check.Data is { } data)
                {
                    Put(_resources, data.LocalAddress, data, data.Span, "data configuration", before => before.Span);
                }

                break;
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
