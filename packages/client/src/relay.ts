/** For `getDataID` of Relay's store: the id, and of a date its `edtf`. */
export function getDataID(object: { id?: unknown; edtf?: unknown }, typeName: string): unknown {
  return typeName === 'PartialDate' ? object.edtf && `PartialDate:${String(object.edtf)}` : object.id;
}
