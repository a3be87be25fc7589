using System.Globalization;
using System.Text;

namespace ImmutaInfra.Engine.Tests.Histories;

/// <summary>A random program: blocks, among them a call of a module with blocks of its own.</summary>
/// <param name="Blocks">The blocks of the root module. The call stands at <see cref="ModuleNumber"/> among them.</param>
/// <param name="Inner">The blocks of the module; none for no call.</param>
/// <param name="ModuleTimes">0 or 1: one; above: <c>count</c>, less one.</param>
/// <param name="PointsUp">Whether blocks refer to those with higher numbers, else to those with lower.</param>
internal sealed record RandomProgram(IReadOnlyList<RandomBlock> Blocks, IReadOnlyList<RandomBlock> Inner, int ModuleTimes, bool PointsUp)
{
    public const int ModuleNumber = 3;

    /// <summary>Which blocks depend on which, both as addresses without keys, as they are written.</summary>
    public HashSet<(string From, string To)> Edges { get; } = [];

    // What the module's variable is made of.
    private RandomBlock? Fed => Blocks.FirstOrDefault(block => PointsUp ? block.Number > ModuleNumber : block.Number < ModuleNumber);

    /// <summary>The program, file by file; fills <see cref="Edges"/>.</summary>
    public IReadOnlyList<(string File, string Text)> Render()
    {
        Edges.Clear();
        var inner = new StringBuilder("variable \"v\" {}\n");
        foreach (var block in Inner)
        {
            Render(inner, block, Inner, "module.m.", hasModule: false);
        }

        inner.AppendLine(CultureInfo.InvariantCulture, $"output \"o\" {{ value = {(Inner.Count == 0 ? "null" : Whole(Inner[^1]))} }}");
        var root = new StringBuilder();
        foreach (var block in Blocks)
        {
            Render(root, block, Blocks, "", Inner.Count > 0);
            root.AppendLine(CultureInfo.InvariantCulture, $"output \"{block.Name}\" {{ value = {Whole(block)} }}");
        }

        if (Inner.Count > 0)
        {
            var fed = Fed;
            root.AppendLine("module \"m\" {\n  source = \"./m\"");
            if (ModuleTimes > 1)
            {
                root.AppendLine(CultureInfo.InvariantCulture, $"  count = {ModuleTimes - 1}");
            }

            root.AppendLine(CultureInfo.InvariantCulture, $"  v = {(fed is null ? "\"v\"" : $"length({Whole(fed)})")}\n}}");
            foreach (var user in fed is null ? [] : Inner.Where(block => block.Constant == 0))
            {
                Edges.Add(($"module.m.terraform_data.{user.Name}", $"terraform_data.{fed!.Name}"));
            }
        }

        return [("main.tf", root.ToString()), (Path.Combine("m", "main.tf"), inner.ToString())];
    }

    private void Render(StringBuilder text, RandomBlock block, IReadOnlyList<RandomBlock> all, string home, bool hasModule)
    {
        var referred = Reference(block, block.Reference, all, home, hasModule, block.ReferenceKind);
        text.AppendLine(CultureInfo.InvariantCulture, $"resource \"terraform_data\" \"{block.Name}\" {{");
        if (block.Count is { } count)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  count = {count}");
        }

        if (block.Keys is { } keys)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  for_each = toset([{string.Join(", ", keys.Select(key => $"\"{key}\""))}])");
        }

        var constant = block.Constant == 0 && home.Length > 0 ? "var.v" : block.Constant switch
        {
            0 => "null",
            1 => "\"one\"",
            2 => "{ n = 2, l = [true, null] }",
            3 => "toset([\"x\", \"y\"])",
            _ when block.Count is not null => "count.index",
            _ when block.Keys is not null => "each.key",
            _ => "-1.50",
        };
        text.AppendLine(CultureInfo.InvariantCulture, $"  input = {(referred is null ? constant : $"{{ c = {constant}, r = {referred} }}")}");
        if (block.Trigger > 0)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  triggers_replace = {(block.Trigger == 3 && referred is not null ? referred : $"\"t{block.Trigger}\"")}");
        }

        if (Target(block, block.DependsOn, all, hasModule) is { } dependency)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  depends_on = [{NameAt(dependency, home)}]");
            Note(block, dependency, home, isWhole: true);
        }

        text.AppendLine("  lifecycle {");
        text.AppendLine(CultureInfo.InvariantCulture, $"    create_before_destroy = {(block.CreatesFirst ? "true" : "false")}");
        if (block.Ignores)
        {
            text.AppendLine("    ignore_changes = [input]");
        }

        if (Target(block, block.TriggeredBy, all, hasModule: false) is { } trigger && trigger != ModuleNumber)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"    replace_triggered_by = [terraform_data.r{trigger}]");
            Note(block, trigger, home);
        }

        text.AppendLine("  }\n}");
    }

    private string? Reference(RandomBlock block, int distance, IReadOnlyList<RandomBlock> all, string home, bool hasModule, int kind)
    {
        if (Target(block, distance, all, hasModule) is not { } number)
        {
            return null;
        }

        Note(block, number, home);
        if (number == ModuleNumber && home.Length == 0)
        {
            return ModuleTimes > 1 ? "module.m[*].o" : "module.m.o";
        }

        var target = all.First(other => other.Number == number);
        var address = $"terraform_data.{target.Name}";
        return (kind % 4, target) switch
        {
            (0, { Times: 0 }) => $"{address}.id",
            (1, { Times: 0 }) => $"{address}.output",
            (2, { Times: 0 }) => $"{address}.input",
            (0, { Count: > 0 }) => $"{address}[0].id",
            (1, { Count: > 0 }) when block.Count > 0 && block.Count <= target.Count => $"{address}[count.index].id",
            (2, { Count: not null }) => $"length({address})",
            (1, { Keys: [.., var last] }) => $"{address}[\"{last}\"].output",
            (2, { Keys: not null }) => $"keys({address})",
            _ => Whole(target),
        };
    }

    // The number of the block at a distance, if there is one.
    private int? Target(RandomBlock block, int distance, IReadOnlyList<RandomBlock> all, bool hasModule)
    {
        var number = PointsUp ? block.Number + distance : block.Number - distance;
        return distance > 0 && (all.Any(other => other.Number == number) || (hasModule && number == ModuleNumber)) ? number : null;
    }

    private static string NameAt(int number, string home) => number == ModuleNumber && home.Length == 0 ? "module.m" : $"terraform_data.r{number}";

    private static string Whole(RandomBlock block) => block switch
    {
        { Count: not null } => $"terraform_data.{block.Name}[*].id",
        { Keys: not null } => $"{{ for k, v in terraform_data.{block.Name} : k => v.output }}",
        _ => $"terraform_data.{block.Name}.id",
    };

    // An output of a module takes what it is made of, depends_on takes all of it and what it is given.
    private void Note(RandomBlock block, int target, string home, bool isWhole = false)
    {
        var from = $"{home}terraform_data.{block.Name}";
        if (target == ModuleNumber && home.Length == 0)
        {
            if (isWhole && Fed is { } fed)
            {
                Edges.Add((from, $"terraform_data.{fed.Name}"));
            }

            Edges.UnionWith((isWhole ? Inner : Inner.TakeLast(1)).Select(inner => (from, $"module.m.terraform_data.{inner.Name}")));
        }
        else
        {
            Edges.Add((from, $"{home}terraform_data.r{target}"));
        }
    }
}
