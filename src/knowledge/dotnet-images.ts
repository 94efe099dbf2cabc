/**
 * The images of .NET with an Alpine variant, and the oldest release of Alpine that the tag of each version may stand for
 * (the tags of living versions move on). Source: the tag lists of https://github.com/dotnet/dotnet-docker, read 2026-08.
 */
export const dotnetAlpine: Readonly<Record<string, string>> = {
  '6.0': '3.20',
  '7.0': '3.20',
  '8.0': '3.22',
  '9.0': '3.22',
  '10.0': '3.22',
};

/** What Debian's and Ubuntu's images of .NET hold and Alpine's leave out, and the variable that goes with it. Source: ditto, samples/enable-globalization.md. */
export const dotnetGlobalization = {
  packages: ['icu-data-full', 'icu-libs', 'tzdata'],
  environment: ['DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false'],
} as const;

/** Starts of NuGet packages of managed code, or with native code for musl too. Source: the files of each at https://www.nuget.org/; from experience, not read file by file. */
export const portableNugets: readonly string[] = [
  ...['Microsoft.AspNetCore.', 'Microsoft.Extensions.', 'Microsoft.EntityFrameworkCore', 'Microsoft.VisualStudio.'],
  ...[
    'Microsoft.NET.Test.Sdk',
    'Swashbuckle.',
    'Newtonsoft.Json',
    'Serilog',
    'AutoMapper',
    'MediatR',
    'FluentValidation',
  ],
  ...[
    'Dapper',
    'Npgsql',
    'Polly',
    'Hangfire',
    'NLog',
    'MassTransit',
    'RabbitMQ.Client',
    'StackExchange.Redis',
    'xunit',
  ],
  ...['Grpc.AspNetCore', 'Grpc.Net.', 'Grpc.Tools', 'Google.Protobuf', 'OpenTelemetry', 'MongoDB.Driver', 'Scrutor'],
  ...[
    'System.Text.',
    'System.Net.',
    'System.IdentityModel.',
    'Microsoft.IdentityModel.',
    'Microsoft.OpenApi',
    'NSwag.',
  ],
];

/** NuGet packages that hold code for glibc alone, or work on programs that are not there. Source: ditto. */
export const glibcNugets: readonly string[] = [
  'Grpc.Core',
  'System.Drawing.Common',
  'DinkToPdf',
  'Oracle.ManagedDataAccess.Native',
];

/** Settings of a project that make its output one for a certain C library. Source: https://learn.microsoft.com/dotnet/core/deploying/ */
export const nativeSettings: readonly string[] = [
  '<RuntimeIdentifier',
  '<SelfContained>true',
  '<PublishAot>true',
  '<PublishSingleFile>true',
];
