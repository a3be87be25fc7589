// Inputs as a user would write them, right for each type; a change in place, and drift that somebody else causes.
import { secret } from "./values.mjs";

export const password = "hunter22-secret";

const keyFile = JSON.stringify({
  type: "service_account",
  project_id: "my-project",
  client_email: "immuta@my-project.iam.gserviceaccount.com",
  private_key_id: "0123abcd",
  private_key: "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----\n",
});

export const types = {
  AzureSynapse: {
    inputs: {
      autoBootstrap: true, host: "pool.sql.azuresynapse.net", database: "dw", schema: "immuta",
      authenticationType: "userPassword", username: "setup", password: secret(password),
    },
    secrets: ["password"],
    change: { impersonation: { enabled: true, role: "IMPERSONATOR" } },
    replace: { database: "other" },
    drift: { impersonation: { enabled: true, role: "SOMEBODY_ELSES" } },
  },
  Databricks: {
    inputs: {
      autoBootstrap: true, workspaceUrl: "adb.example.com", httpPath: "sql/1.0/warehouses/w1", authenticationType: "token",
      token: secret(password),
    },
    secrets: ["token"],
    change: { httpPath: "sql/1.0/warehouses/w2" },
    replace: { workspaceUrl: "adb2.example.com" },
    drift: { httpPath: "sql/1.0/warehouses/drifted" },
  },
  BigQuery: {
    inputs: {
      role: "immuta_role", datasetSuffix: "_secure", dataset: "immuta_meta", location: "europe-west3", credential: secret(keyFile),
    },
    secrets: ["credential"],
    change: { role: "immuta_role_2" },
    replace: { location: "europe-west4" },
    drift: { role: "drifted_role" },
  },
  S3: {
    inputs: {
      name: "lake", awsAccountId: "012345678901", awsRegion: "eu-central-1", awsLocationRole: "arn:aws:iam::012345678901:role/grants",
      awsLocationPath: "s3://lake-bucket/", authenticationType: "accessKey", awsAccessKeyId: secret("AKIAEXAMPLE-SECRET"),
      awsSecretAccessKey: secret(password),
    },
    secrets: ["awsAccessKeyId", "awsSecretAccessKey"],
    change: { name: "lake 2" },
    replace: { awsRegion: "eu-west-1" },
    drift: { name: "drifted" },
  },
  Redshift: {
    inputs: {
      autoBootstrap: true, host: "rs.example.com", database: "immuta", initialDatabase: "dev", authenticationType: "userPassword",
      username: "setup", password: secret(password), port: 5440,
    },
    secrets: ["password"],
    change: { impersonation: { enabled: true, role: "R" } },
    replace: { host: "rs2.example.com" },
    drift: { port: 5555 },
  },
  Snowflake: {
    inputs: {
      autoBootstrap: true, host: "acme.snowflakecomputing.com", warehouse: "GOVERNANCE", database: "IMMUTA",
      authenticationType: "userPassword", username: "setup", password: secret(password), role: "ACCOUNTADMIN",
      workspaces: { enabled: true, warehouses: ["A", "B"] },
    },
    secrets: ["password"],
    change: { warehouse: "OTHER" },
    replace: { host: "acme-eu.snowflakecomputing.com" },
    drift: { warehouse: "DRIFTED" },
  },
  Trino: { inputs: {}, secrets: [], outputs: ["apiKey"] },
};

export const token = (type) => `immuta:index:${type}Integration`;
