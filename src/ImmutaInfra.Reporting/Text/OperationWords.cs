using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Engine.Observing;

namespace ImmutaInfra.Reporting.Text;

/// <summary>Says what an engine is doing, in the words that people know from Terraform.</summary>
public static class OperationWords
{
    /// <summary><c>immuta_s3_integration.lake: Creating...</c></summary>
    public static string Started(InstanceAddress address, Operation operation, string? id)
    {
        var doing = operation switch
        {
            Operation.Create => "Creating...",
            Operation.Update => "Modifying...",
            Operation.Delete => "Destroying...",
            Operation.Import => "Importing...",
            _ when address.Resource.Mode == ResourceMode.Managed => "Refreshing state...",
            _ => "Reading...",
        };
        return $"{address}: {doing}{Id(id)}";
    }

    /// <summary><c>immuta_s3_integration.lake: Still creating... [10s elapsed] (status creating)</c></summary>
    public static string Progress(InstanceAddress address, Operation operation, string status, TimeSpan elapsed)
    {
        return $"{address}: Still {Doing(operation, address)}... [{Time(elapsed)} elapsed]{(status.Length == 0 ? "" : $" (status {status})")}";
    }

    /// <summary><c>immuta_s3_integration.lake: Creation complete after 1s [id=3]</c></summary>
    public static string Completed(InstanceAddress address, Operation operation, string id, TimeSpan elapsed) =>
        operation == Operation.Read && address.Resource.Mode == ResourceMode.Managed
            ? $"{address}: Refresh complete{Id(id)}"
            : $"{address}: {Noun(operation)} complete after {Time(elapsed)}{(operation == Operation.Delete ? "" : Id(id))}";

    /// <summary><c>immuta_s3_integration.lake: Creation errored after 1s</c></summary>
    public static string Failed(InstanceAddress address, Operation operation, TimeSpan elapsed) =>
        $"{address}: {Noun(operation)} errored after {Time(elapsed)}";

    /// <summary><c>creating</c></summary>
    public static string Doing(Operation operation, InstanceAddress address) => operation switch
    {
        Operation.Create => "creating",
        Operation.Update => "modifying",
        Operation.Delete => "destroying",
        Operation.Import => "importing",
        _ when address.Resource.Mode == ResourceMode.Managed => "refreshing",
        _ => "reading",
    };

    /// <summary><c>1m05s</c></summary>
    public static string Time(TimeSpan elapsed) => elapsed switch
    {
        { TotalMinutes: < 1 } => $"{(int)elapsed.TotalSeconds}s",
        { TotalHours: < 1 } => $"{elapsed.Minutes}m{elapsed.Seconds:00}s",
        _ => $"{(int)elapsed.TotalHours}h{elapsed.Minutes:00}m{elapsed.Seconds:00}s",
    };

    private static string Noun(Operation operation) => operation switch
    {
        Operation.Create => "Creation",
        Operation.Update => "Modifications",
        Operation.Delete => "Destruction",
        Operation.Import => "Import",
        _ => "Read",
    };

    private static string Id(string? id) => string.IsNullOrEmpty(id) ? "" : $" [id={id}]";
}
