# immutainfra in an image without shell and package manager, run by a user without rights. Build it with
#   docker build --tag immutainfra .
# The -extra variant of the base has time zones, which cron expressions need.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY src/ src/
COPY examples/ci/ examples/ci/
COPY .editorconfig ./
RUN dotnet publish src/ImmutaInfra.Cli --configuration Release --output /app -p:UseAppHost=true

FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra AS run
COPY --from=build /app /app
ENV DOTNET_EnableDiagnostics=0 HOME=/tmp
WORKDIR /data
USER $APP_UID
EXPOSE 8080
ENTRYPOINT ["/app/immutainfra"]
