/** The frequent words of the synthetic statements, the most frequent first. None is a stop word of English search. */
export const words = `
peace trade border visit talks treaty security summit energy culture cooperation friendship delegation minister
development economy region agreement relations partner sovereignty nuclear dialogue investment railway harbour students
fisheries tourism climate water industry science technology language history museum concert journalist elections
parliament constitution army navy exercise missile sanctions embargo tariff currency bank loan debt aid famine harvest
wheat rice steel coal oil gas pipeline electricity dam river canal bridge road airport aviation satellite telephone
internet postage medicine hospital vaccine disease refugee prisoner hostage amnesty extradition passport visa consulate
embassy ambassador envoy protocol banquet toast ceremony anthem flag wreath monument cemetery anniversary jubilee
congress party union labour factory workshop engineer teacher university library archive film theatre orchestra ballet
sport football hockey chess medal festival exhibition market store fashion textile leather timber paper copper gold
silver diamond uranium plutonium reactor inspection verification disarmament ceasefire armistice truce occupation
withdrawal garrison frontier island strait ocean forest mountain desert village city capital province county mayor
governor king queen prince emperor president premier chancellor secretary speaker judge court lawyer tribunal charter
resolution declaration communique statement proposal invitation reception welcome farewell gratitude concern regret
condemnation support trust confidence courage hope future generation youth women children family pension wage tax budget
reform planning statistics census housing transport shipping container customs smuggling piracy drugs terrorism police
intelligence espionage propaganda radio television newspaper magazine poetry novel translation dictionary grammar
`
  .trim()
  .split(/\s+/);
