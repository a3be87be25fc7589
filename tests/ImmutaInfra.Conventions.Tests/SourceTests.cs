using System.Text.RegularExpressions;

namespace ImmutaInfra.Conventions.Tests;

/// <summary>Holds the sources to the house style where a machine can.</summary>
internal sealed partial class SourceTests
{
    [Test]
    public void A_code_belongs_to_one_catalogue() =>
        (from source in Repository.Sources()
         from Match match in Code().Matches(source.Text)
         let catalogue = Path.GetFileName(source.Path).Split('.')[0]
         group catalogue by match.Groups[1].Value into code
         let catalogues = code.Distinct().Order().ToList()
         where catalogues.Count > 1
         select $"{code.Key}: {string.Join(", ", catalogues)}")
        .Should().BeEmpty();

    [Test]
    public void A_file_bears_the_name_of_its_type() =>
        Repository.Sources()
            .Select(source => (source.Path, Type: PublicType().Match(source.Text).Groups[1].Value))
            .Where(source => source.Type.Length > 0 && Path.GetFileName(source.Path).Split('.')[0] != source.Type)
            .Select(source => $"{source.Path} holds {source.Type}")
            .Should().BeEmpty();

    [Test]
    public void A_namespace_is_a_folder() =>
        (from source in Repository.Sources()
         let folder = Path.GetDirectoryName(source.Path)!.Replace('\\', '/')["src/".Length..].Replace('/', '.')
         let space = Namespace().Match(source.Text).Groups[1].Value
         where space.Length > 0 && space != folder
         select $"{source.Path} is in {space}")
        .Should().BeEmpty();

    [Test]
    public void Nothing_is_left_open() =>
        Repository.Sources().Where(source => Open().IsMatch(source.Text)).Select(source => source.Path).Should().BeEmpty();

    [GeneratedRegex("Diagnostic\\.(?:Error|Warning)\\(\\s*\"(IMI\\d{4})\"")]
    private static partial Regex Code();

    [GeneratedRegex(@"^public (?:static |sealed |abstract |readonly |partial )*(?:class|record struct|record|struct|interface|enum) (\w+)", RegexOptions.Multiline)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"NotImplementedException|\bTODO\b|\bFIXME\b|\bHACK\b")]
    private static partial Regex Open();
}
