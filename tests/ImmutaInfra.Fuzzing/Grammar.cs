using System.Text;
using ImmutaInfra.Hcl.Functions;

namespace ImmutaInfra.Fuzzing;

/// <summary>Makes texts that are right, or nearly, by the grammar of the language.</summary>
public sealed class Grammar(FuzzRandom random)
{
    // These give another value each time, or take long by design.
    private static readonly HashSet<string> LeftOut = ["timestamp", "plantimestamp", "uuid", "bcrypt", "range", "pow", "setproduct", "abspath", "pathexpand"];
    private static readonly string[] Functions =
        [.. FunctionTable.Terraform.Names.Where(name => !LeftOut.Contains(name) && !name.Contains("file", StringComparison.Ordinal) && !name.Contains(':', StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static readonly string[] Names = ["a", "b", "v", "local.a", "local.list", "local.map", "local.unknown", "local.secret", "each", "é", "a-b", "_x", "null", "true", "for", "in", "if"];
    private static readonly string[] Numbers = ["0", "1", "-1", "1.5", "1e3", "1e-7", "007", "99999999999999999999", "0.1", "1.", "1e", "1e400", "3.14159265358979323846264338327950288"];
    private static readonly string[] Texts = ["", "a", "é", "x\\ny", "\\t", "\\u00e9", "\\U0001F600", "$${", "%%{", "a b", "\\\"", "\\\\", "%s", "%d %v", "2024-01-31T00:00:00Z", "10.0.0.0/8", "{\\\"a\\\":1}", "a: [1, b]", "(a+)+", "$", "%", "\\x"];
    private static readonly string[] Operators = ["+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "&&", "||"];

    /// <summary>An expression.</summary>
    public string Expression() => Expression(2 + random.Below(4));

    /// <summary>A text with sequences in it, as in a template file.</summary>
    public string Template() => Parts(1 + random.Below(3), isQuoted: false);

    /// <summary>A file.</summary>
    public string File()
    {
        var text = new StringBuilder();
        Body(text, 2, "");
        return text.ToString();
    }

    private string Expression(int depth)
    {
        if (depth <= 0)
        {
            return random.Below(3) switch { 0 => random.Pick(Numbers), 1 => $"\"{random.Pick(Texts)}\"", _ => random.Pick(Names) };
        }

        string Next() => Expression(depth - 1 - random.Below(2));
        return random.Below(20) switch
        {
            0 or 1 => $"{Next()} {random.Pick(Operators)} {Next()}",
            2 => $"{Next()} ? {Next()} : {Next()}",
            3 => $"({Next()})",
            4 => (random.OnceIn(2) ? "-" : "!") + Next(),
            5 or 6 => $"[{List(Next, ", ")}]",
            7 or 8 => $"{{{List(() => $"{Key(depth)} {random.Pick(["=", ":"])} {Next()}", random.Pick([", ", "\n"]))}}}",
            9 => $"[for {random.Pick(["x", "k, x"])} in {Next()} : {Next()}{(random.OnceIn(3) ? $" if {Next()}" : "")}]",
            10 => $"{{for {random.Pick(["x", "k, x"])} in {Next()} : {Next()} => {Next()}{(random.OnceIn(3) ? "..." : "")}}}",
            11 or 12 or 13 => $"{random.Pick(Functions)}({List(Next, ", ")}{(random.OnceIn(8) ? "..." : "")})",
            14 => $"{Next()}{random.Pick(["[0]", "[*]", ".*", ".a", ".0", "[\"a\"]", "[*].a", ".*.a[0]", "[-1]"])}",
            15 => $"{Next()}[{Next()}]",
            16 or 17 => $"\"{Parts(depth - 1, isQuoted: true)}\"",
            18 => $"<<{(random.OnceIn(2) ? "-" : "")}EOT\n{Parts(depth - 1, isQuoted: false)}\n{(random.OnceIn(2) ? "  " : "")}EOT\n",
            _ => $"\n# remark\n{Next()}",
        };
    }

    private string Key(int depth) => random.Below(4) switch
    {
        0 => $"({Expression(depth - 2)})",
        1 => $"\"{random.Pick(Texts)}\"",
        2 => random.Pick(Numbers),
        _ => random.Pick(Names),
    };

    private string List(Func<string> item, string separator) => string.Join(separator, Enumerable.Range(0, random.Below(4)).Select(_ => item()));

    private string Parts(int depth, bool isQuoted)
    {
        var text = new StringBuilder();
        for (var count = random.Below(4); count > 0; count--)
        {
            var (open, close) = (random.OnceIn(4) ? "~" : "", random.OnceIn(4) ? "~" : "");
            _ = random.Below(6) switch
            {
                0 or 1 => text.Append(isQuoted ? random.Pick(Texts) : random.Pick(Texts).Replace("\\\"", "\"", StringComparison.Ordinal)),
                2 or 3 => text.Append($"${{{open}{Expression(depth - 1)}{close}}}"),
                4 => text.Append($"%{{{open} if {Expression(depth - 1)} {close}}}y{(random.OnceIn(2) ? "%{ else }n" : "")}%{{ endif {close}}}"),
                _ => text.Append($"%{{ for x in {Expression(depth - 1)} {close}}}<${{x}}>%{{{open} endfor }}"),
            };
            text.Append(isQuoted ? " " : random.Pick([" ", "\n", "\n    ", "\t"]));
        }

        return text.ToString();
    }

    private void Body(StringBuilder text, int depth, string indent)
    {
        for (var count = random.Below(5); count > 0; count--)
        {
            switch (random.Below(6))
            {
                case 0 when depth > 0:
                    text.Append($"{indent}{random.Pick(["resource", "variable", "locals", "dynamic", "b"])}{string.Concat(Enumerable.Range(0, random.Below(3)).Select(_ => $" \"{random.Pick(["a", "b-c", "é"])}\""))} {{\n");
                    Body(text, depth - 1, random.Pick(["", "  ", "\t", "      "]));
                    text.Append($"{indent}}}\n");
                    break;
                case 1:
                    text.Append(random.Pick(["# remark\n", "// remark\n", "/* of\n  two lines */\n", "\n\n", "  \n"]));
                    break;
                default:
                    text.Append($"{indent}{random.Pick(["a", "bb", "type", "count", "é"])}{count}{random.Pick([" = ", "=", "   ="])}{Expression()}{random.Pick(["\n", "\r\n", " # why\n", "\n\n"])}");
                    break;
            }
        }
    }
}
