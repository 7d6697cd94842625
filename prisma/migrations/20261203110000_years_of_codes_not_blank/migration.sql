ALTER TABLE "Country" ADD CONSTRAINT "Country_cowYears_not_blank" CHECK ("says_something"("cowYears")),
  ADD CONSTRAINT "Country_gwYears_not_blank" CHECK ("says_something"("gwYears"));
