// Property values as they travel.
import structPb from "google-protobuf/google/protobuf/struct_pb.js";

const { Struct } = structPb;

export const signature = "4dabf18193072939515e22adb298388d";
export const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
export const unknownObject = "dd056dcd-154b-4c76-9bd3-c8f88648b5ff";
export const unknownArray = "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2";
export const unknownNumber = "3eeb2bf0-c639-47a8-9e75-3b44932eb421";

export const secret = (value) => ({ [signature]: secretSignature, value });
export const isSecret = (value) => value?.[signature] === secretSignature;
export const toStruct = (value) => Struct.fromJavaScript(value);
export const fromStruct = (struct) => struct?.toJavaScript();

/** The value with every secret opened. */
export function plain(value) {
  if (isSecret(value)) {
    return plain(value.value);
  }
  if (Array.isArray(value)) {
    return value.map(plain);
  }
  return value !== null && typeof value === "object"
    ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]))
    : value;
}
