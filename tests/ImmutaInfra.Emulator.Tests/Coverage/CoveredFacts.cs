using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Tests.Coverage;

/// <summary>Every documented fact of the API with the test that covers it.</summary>
internal static class CoveredFacts
{
    private static readonly Lazy<JObject> Catalogue = new(() =>
        JObject.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "integration-types.json"))));

    private static readonly Dictionary<string, (string Emulator, string Client)> Endpoints = new()
    {
        ["GET /integrations"] = ("A_read_shows_what_was_sent_but_no_secret", "An_integration_lives_from_creation_to_deletion"),
        ["POST /integrations"] = ("Creating_takes_its_time_and_ends_enabled", "An_integration_lives_from_creation_to_deletion"),
        ["GET /integrations/{id}"] = ("A_read_shows_what_was_sent_but_no_secret", "An_integration_lives_from_creation_to_deletion"),
        ["PUT /integrations/{id}"] = ("An_edit_shows_the_new_values_and_ends_enabled", "An_integration_lives_from_creation_to_deletion"),
        ["DELETE /integrations/{id}"] = ("A_deleted_integration_is_gone", "An_integration_lives_from_creation_to_deletion"),
        ["GET /integrations/{id}/status"] = ("Creating_takes_its_time_and_ends_enabled", "An_integration_lives_from_creation_to_deletion"),
        ["POST /integrations/{id}/regenerate"] = ("A_key_can_be_made_anew_for_Trino_alone", "A_new_key_is_shown_once_and_kept_as_a_secret"),
        ["POST /integrations/scripts/initial-create"] = ("A_script_is_plain_text_for_the_types_that_have_it", "Redshift_is_set_up_changed_and_taken_down_by_hand"),
        ["POST /integrations/scripts/create"] = ("A_script_is_plain_text_for_the_types_that_have_it", "Redshift_is_set_up_changed_and_taken_down_by_hand"),
        ["POST /integrations/{id}/scripts/edit"] = ("A_script_for_an_integration_is_there_for_four_types", "Redshift_is_set_up_changed_and_taken_down_by_hand"),
        ["POST /integrations/scripts/cleanup"] = ("A_script_is_plain_text_for_the_types_that_have_it", "Both_scripts_that_clean_Synapse_come_in_their_order"),
        ["POST /integrations/scripts/post-cleanup"] = ("A_script_is_plain_text_for_the_types_that_have_it", "Both_scripts_that_clean_Synapse_come_in_their_order"),
        ["POST /integrations/{id}/scripts/delete"] = ("A_script_for_an_integration_is_there_for_four_types", "Redshift_is_set_up_changed_and_taken_down_by_hand"),
    };

    private static readonly Dictionary<string, string> Messages = new()
    {
        ["GET 404 No Integration found with ID {id}."] = "An_unknown_id_is_answered_404",
        ["POST 400 Use PUT"] = "A_creation_that_failed_has_to_be_repaired_by_a_put",
        ["POST 409 {type} integration already exists"] = "A_second_integration_on_the_same_target_is_answered_409",
        ["POST 422 Validation of prerequisite"] = "A_failed_test_is_answered_422_and_changes_nothing",
        ["POST 422 Processing Error"] = "A_workspace_without_metastore_has_a_text_of_its_own",
        ["PUT 400 Unable to edit integration due to changes"] = "What_cannot_be_edited_is_listed",
        ["PUT 404 "] = "An_unknown_id_is_answered_404_after_the_body_was_found_good",
        ["PUT 409 "] = "Nothing_can_be_changed_while_the_server_is_at_work",
        ["PUT 422 "] = "A_failed_test_is_answered_422_and_changes_nothing",
        ["DELETE 400 Credentials are not required for disable"] = "With_credentials_that_are_not_wanted",
        ["DELETE 400 Integrations that are automatically"] = "Without_credentials",
        ["DELETE 400 Credentials are not required to disable a Databricks"] = "With_credentials_that_are_not_wanted",
        ["DELETE 404 "] = "An_unknown_id_is_answered_404",
        ["DELETE 409 "] = "Nothing_can_be_changed_while_the_server_is_at_work",
        ["DELETE 422 "] = "A_failed_test_is_answered_422_and_changes_nothing",
    };

    /// <summary>The tests of each type, as the documentation's tables spell them, with their message where it gives one.</summary>
    public static IEnumerable<(string Type, string Test, string? Message)> ValidationTests =>
        from type in (JArray)Catalogue.Value["types"]!
        from test in (JArray)type["validationTests"]!
        select ((string)type["nativeIntegrationType"]!, (string)test["name"]!, (string?)test["failureMessage"]);

    /// <summary>The statuses.</summary>
    public static IEnumerable<string> Statuses => Catalogue.Value["statuses"]!.Select(status => (string)status["status"]!);

    /// <summary>Each fact under its heading: what it is, and the names of the tests.</summary>
    public static IEnumerable<(string Heading, string Fact, IReadOnlyList<string> Tests)> All()
    {
        foreach (var endpoint in Catalogue.Value["endpoints"]!)
        {
            var name = $"{endpoint["method"]} {endpoint["path"]}";
            var (emulator, client) = Endpoints.GetValueOrDefault(name);
            yield return ("Endpoints", $"`{name}`", Named(emulator, client));
            foreach (var parameter in endpoint["query"]!)
            {
                yield return ("Parameters", $"`{parameter}` of `{name}`", ((string)parameter!, (string)endpoint["method"]!) switch
                {
                    ("dryRun", "POST") => Named("A_dry_run_tells_the_tests_and_changes_nothing", "A_preview_asks_the_server_where_the_settings_say_so"),
                    ("dryRun", "PUT") => Named("A_dry_run_tells_the_tests_and_changes_nothing", "The_dry_run_of_a_change_fails_its_preview"),
                    ("dryRun", _) => Named("A_dry_run_tells_the_tests_and_changes_nothing", "The_dry_run_of_a_deletion_fails_the_plan"),
                    ("forceDisable", _) => Named("A_force_disabled_integration_stays_readable_and_no_longer_blocks", "A_plan_says_what_a_forced_deletion_leaves_behind"),
                    _ => [],
                });
            }
        }

        yield return ("Signing in", "the key in `Authorization`", Named("A_wrong_or_missing_key_is_answered_401", "A_wrong_key_is_told_as_such"));
        yield return ("Signing in", "`POST /bim/apikey/authenticate`, bearer token", Named("A_token_serves_until_it_expires", "Many_calls_at_once_share_one_token"));
        yield return ("Signing in", "a token that has expired", Named("A_token_serves_until_it_expires", "A_token_that_has_expired_is_replaced_and_a_change_is_made_once"));
        yield return ("Signing in", "`APPLICATION_ADMIN`", Named("A_key_without_the_permission_is_answered_403"));
        yield return ("Signing in", "bodies in JSON and YAML", Named("Each_example_of_a_payload_works_in_JSON_and_in_YAML", "Yaml_is_understood"));

        foreach (var status in Statuses)
        {
            yield return ("Statuses", $"`{status}`", Named("Every_status_can_be_read"));
        }

        foreach (var status in Catalogue.Value["validationStatuses"]!)
        {
            yield return ("Results of tests", $"`{status}`", Named((string)status! is "skipped"
                ? "The_tests_have_the_names_of_the_examples"
                : "Every_documented_test_can_fail_with_its_message"));
        }

        foreach (var error in Catalogue.Value["errors"]!)
        {
            var text = $"{error["method"]} {error["code"]} {error["message"]}";
            var key = Messages.Keys.FirstOrDefault(key => text.StartsWith(key, StringComparison.Ordinal));
            yield return ("Messages", $"{error["method"]} {error["code"]}: {error["message"]}", key is null ? [] : [Messages[key]]);
        }

        foreach (var (type, test, _) in ValidationTests)
        {
            yield return ($"Validation tests: {type}", test, Named("Every_documented_test_can_fail_with_its_message", "Every_test_of_immuta_is_about_an_attribute_or_about_the_whole"));
        }
    }

    private static IReadOnlyList<string> Named(params string?[] tests) => [.. tests.OfType<string>().Distinct()];
}
