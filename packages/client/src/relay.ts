/** For the `getDataID` option of Relay's store. Identifies dates by `edtf`, and all other objects by id. */
export function getDataID(object: { id?: unknown; edtf?: unknown }, typeName: string): unknown {
  return typeName === 'PartialDate' ? object.edtf && `PartialDate:${String(object.edtf)}` : object.id;
}
