package it.varco.rest;

import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.session.Caller;
import it.varco.api.session.Login;
import it.varco.api.session.ReturnPath;
import it.varco.api.session.Visit;
import it.varco.api.staff.FirstStart;

final class FakeFirstStart implements FirstStart {

    private final House house;

    FakeFirstStart(House house) {
        this.house = house;
    }

    @Override
    public Stage stage() {
        return Stage.CLOSED;
    }

    @Override
    public Administered<Login> begin(Visit visit, String code, String codiceFiscale, ReturnPath next) {
        throw new UnsupportedOperationException("not for this front end");
    }

    @Override
    public Administered<Stage> finish(Caller caller) {
        return house.act(caller, Administration.SETUP_FINISH, "finished", () -> new Administered.Done<>(Stage.OVER));
    }
}
