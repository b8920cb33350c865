# syntax=docker/dockerfile:1
# The images can be taken from an own mirror with --build-arg.
ARG DOTNET_SDK=mcr.microsoft.com/dotnet/sdk:10.0
ARG DOTNET_ASPNET=mcr.microsoft.com/dotnet/aspnet:10.0

FROM ${DOTNET_SDK} AS bouw
WORKDIR /bron
ENV DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 CI=true
# First what decides the packages, so that a change in the source does not fetch them again.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY eng/ eng/
COPY src/Handhaving/Handhaving.csproj src/Handhaving/
COPY src/Handhaving.Recht/Handhaving.Recht.csproj src/Handhaving.Recht/
COPY src/Handhaving.Bewijs/Handhaving.Bewijs.csproj src/Handhaving.Bewijs/
COPY src/Handhaving.Getuige/Handhaving.Getuige.csproj src/Handhaving.Getuige/
RUN dotnet restore src/Handhaving/Handhaving.csproj && dotnet restore src/Handhaving.Getuige/Handhaving.Getuige.csproj
COPY .editorconfig ./
COPY docs/juridische-punten.md docs/
COPY ops/verifieer.py ops/
COPY src/ src/
RUN dotnet publish src/Handhaving/Handhaving.csproj -c Release -o /uit --no-restore
RUN dotnet publish src/Handhaving.Getuige/Handhaving.Getuige.csproj -c Release -o /uit-getuige --no-restore

# The signer of the log, and for another organisation a witness: another user than the application's.
FROM ${DOTNET_ASPNET} AS ondertekenaar
WORKDIR /app
COPY --from=bouw /uit-getuige ./
COPY ops/docker/gezond /ops/docker/gezond
COPY ops/lib/poort.sh /ops/lib/poort.sh
ENV DOTNET_NOLOGO=1 DOTNET_EnableDiagnostics=0
EXPOSE 5091
USER 1655:1655
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=6 CMD ["bash", "/ops/docker/gezond", "5091", "/gezond"]
ENTRYPOINT ["dotnet", "/app/getuige.dll"]
CMD ["--help"]

FROM ${DOTNET_ASPNET} AS toepassing
WORKDIR /app
COPY --from=bouw /uit ./
COPY ops/docker/ /ops/docker/
COPY ops/lib/poort.sh /ops/lib/poort.sh
ENV ASPNETCORE_URLS=http://0.0.0.0:5080 ASPNETCORE_CONTENTROOT=/app DOTNET_NOLOGO=1
EXPOSE 5080
# The image's own unprivileged user.
USER $APP_UID
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 CMD ["bash", "/ops/docker/gezond"]
ENTRYPOINT ["bash", "/ops/docker/ingang"]
CMD ["run"]
