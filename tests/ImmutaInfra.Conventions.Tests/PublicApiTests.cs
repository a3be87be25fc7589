using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Emulator;

namespace ImmutaInfra.Conventions.Tests;

/// <summary>What other people's code may hang on changes only on purpose: each public type and member is on a list.</summary>
internal sealed class PublicApiTests
{
    private static readonly Dictionary<string, Assembly> Packages = new()
    {
        ["ImmutaInfra.Core"] = typeof(Value).Assembly,
        ["ImmutaInfra.Emulator"] = typeof(ImmutaEmulator).Assembly,
    };

    [TestCase("ImmutaInfra.Core")]
    [TestCase("ImmutaInfra.Emulator")]
    public void The_public_types_and_members_are_those_on_the_list(string package)
    {
        var file = Path.Combine(Repository.Root, "tests", "ImmutaInfra.Conventions.Tests", "PublicApi", $"{package}.txt");
        var lines = Describe(Packages[package]).ToList();
        if (Environment.GetEnvironmentVariable("UPDATE_BASELINES") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, string.Join('\n', lines) + "\n");
        }

        var listed = File.Exists(file) ? File.ReadAllLines(file) : [];
        lines.Except(listed).Should().BeEmpty("these are new: UPDATE_BASELINES=1 puts them on the list");
        listed.Except(lines).Should().BeEmpty("these are gone, and somebody's code may need them: UPDATE_BASELINES=1 takes them off the list");
    }

    private static IEnumerable<string> Describe(Assembly assembly)
    {
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            yield return $"{Kind(type)} {Name(type, isFull: true)}{Bases(type)}";
            var members = type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(member => member is not Type && !IsMadeByTheCompiler(member)).Select(Describe).Order(StringComparer.Ordinal);
            foreach (var member in members)
            {
                yield return $"  {Name(type, isFull: false)}.{member}";
            }
        }
    }

    private static bool IsMadeByTheCompiler(MemberInfo member) =>
        member.IsDefined(typeof(CompilerGeneratedAttribute)) && member is not PropertyInfo
        || member is MethodInfo { IsSpecialName: true } method && !method.Name.StartsWith("op_", StringComparison.Ordinal)
        || member.Name is "EqualityContract" or "PrintMembers" or "<Clone>$";

    private static string Describe(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"new({Parameters(constructor)})",
        MethodInfo method => $"{(method.IsStatic ? "static " : "")}{method.Name}{Generics(method)}({Parameters(method)}) : {Name(method.ReturnType, isFull: false)}",
        PropertyInfo property => $"{((property.GetMethod ?? property.SetMethod)!.IsStatic ? "static " : "")}{property.Name}{Index(property)} {{ {Accessors(property)}}} : {Name(property.PropertyType, isFull: false)}",
        FieldInfo { IsLiteral: true } field => $"const {field.Name} = {field.GetRawConstantValue()}",
        FieldInfo field => $"{(field.IsStatic ? "static " : "")}{field.Name} : {Name(field.FieldType, isFull: false)}",
        EventInfo happening => $"event {happening.Name} : {Name(happening.EventHandlerType!, isFull: false)}",
        _ => member.ToString()!,
    };

    private static string Kind(Type type) =>
        type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct"
        : type.IsAbstract && type.IsSealed ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";

    private static string Bases(Type type)
    {
        List<Type> bases = [.. type.BaseType is { } up && up != typeof(object) && up != typeof(ValueType) && up != typeof(Enum) ? [up] : Array.Empty<Type>()];
        bases.AddRange(type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? []).Where(each => each.IsPublic && !type.IsEnum).OrderBy(each => each.Name, StringComparer.Ordinal));
        return bases.Count == 0 ? "" : $" : {string.Join(", ", bases.Select(each => Name(each, isFull: false)))}";
    }

    private static string Accessors(PropertyInfo property)
    {
        var text = new StringBuilder(property.GetMethod is { IsPublic: true } ? "get; " : "");
        if (property.SetMethod is { IsPublic: true } set)
        {
            text.Append(set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init; " : "set; ");
        }

        return (property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "") + text;
    }

    private static string Index(PropertyInfo property) => property.GetIndexParameters() is { Length: > 0 } parameters
        ? $"[{string.Join(", ", parameters.Select(parameter => Name(parameter.ParameterType, isFull: false)))}]"
        : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{(parameter.IsOut ? "out " : "")}{Name(parameter.ParameterType, isFull: false)} {parameter.Name}{(parameter.HasDefaultValue ? "?" : "")}"));

    private static string Generics(MethodInfo method) => method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(each => each.Name))}>" : "";

    private static string Name(Type type, bool isFull)
    {
        if (type.IsByRef)
        {
            return Name(type.GetElementType()!, isFull);
        }

        if (type.IsArray)
        {
            return $"{Name(type.GetElementType()!, isFull)}[]";
        }

        var name = (isFull && !type.IsGenericParameter ? type.FullName ?? type.Name : type.Name).Replace('+', '.').Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(each => Name(each, isFull: false)))}>" : name;
    }
}
