package it.varco.tck.catalogue;

/** The sample keeps every rule: what fails in {@link CatalogueBreaches} fails because of the breach. */
class SampleServiceTest extends CatalogueServiceContract {

    @Override
    protected CatalogueServiceFixture fixture() {
        return new SampleWorld(SampleService::new);
    }
}
