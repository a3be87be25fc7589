namespace ImmutaInfra.Reporting.Notifications;

/// <summary>What sort of place is told.</summary>
public enum NotificationKind
{
    /// <summary>Any address: takes the JSON of the report, signed.</summary>
    Webhook,

    /// <summary>An incoming webhook of Slack, or of what speaks its language.</summary>
    Slack,

    /// <summary>The issues of a repository on GitHub: one is opened, kept up to date, and closed.</summary>
    GitHubIssue,
}
