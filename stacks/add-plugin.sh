#!/usr/bin/env bash
# Makes the plugin of this checkout, and the SDK for the language of a Pulumi project. Again after each change of the plugin.
#
#     stacks/add-plugin.sh [FOLDER]     the folder with Pulumi.yaml; that of this repository when not given
#
# The plugin gets to artifacts/plugin, where the Pulumi.yaml files look for it, and the SDK to FOLDER/sdks/immuta.
# Needs: the .NET 10 SDK, pulumi 3.256 or newer, and for the SDK in C# a way to raw.githubusercontent.com (docs/pulumi.md).
set -euo pipefail

repository=$(cd "$(dirname "$0")/.." && pwd)
project=$(cd "${1:-$repository}" && pwd)
[ -f "$project/Pulumi.yaml" ] || { echo "There is no Pulumi.yaml in $project." >&2; exit 64; }

case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) platform=linux-x64 ;;
  Linux-aarch64 | Linux-arm64) platform=linux-arm64 ;;
  Darwin-arm64) platform=osx-arm64 ;;
  MINGW*-x86_64 | MSYS*-x86_64) platform=win-x64 ;;
  *) echo "There is no plugin for $(uname -s) on $(uname -m)." >&2; exit 1 ;;
esac

folder="$repository/artifacts/plugin"
rm -rf "$folder" # pulumi takes whatever lies there: nothing of an earlier version may stay
dotnet publish "$repository/src/ImmutaInfra.Provider" -c Release -r "$platform" -o "$folder" --nologo -v quiet
plugin="$folder/pulumi-resource-immuta"

# YAML and HCL take the schema from the plugin as they run. It is kept by version: an older one of the same version must go.
rm -f "${PULUMI_HOME:-$HOME/.pulumi}"/schemas/immuta-*

cd "$project"
case "$(sed -nE 's/^runtime: *([a-z]*).*/\1/p;s/^  name: *([a-z]+)$/\1/p' Pulumi.yaml | grep -m 1 .)" in
  yaml | hcl)
    ;;
  dotnet)
    if ls ./*.csproj >/dev/null 2>&1; then
      pulumi package add "$plugin"
    else
      # "package add" puts the reference into the project in the folder of Pulumi.yaml; here "main" names another one, which has
      # the reference already. So only the SDK is made, the same that "package add" makes.
      scratch=$(mktemp -d)
      trap 'rm -rf "$scratch"' EXIT
      pulumi package gen-sdk "$plugin" --language dotnet --local --out "$scratch"
      rm -rf sdks/immuta
      mkdir -p sdks
      cp -R "$scratch/dotnet" sdks/immuta
    fi
    ;;
  *)
    pulumi package add "$plugin"
    ;;
esac
echo "The plugin is in $folder."
