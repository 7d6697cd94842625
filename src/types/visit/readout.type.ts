import { ObjectType } from 'type-graphql';

@ObjectType({ description: "One outlet's account of one visit." })
export class Readout {}
