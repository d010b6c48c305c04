"""
The same spoor in other libraries, each used as its documentation advises.

A peer makes a model of a `Flat` once, opens a machine on it for one instance, and fires triggers.
A trigger that no guard lets through leaves the machine where it is, without an exception where the
library can be told so.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from definition import Asker, Flat, Guard

Machine = Any
Model = Any
SpiffTask = Any


class Peer(NamedTuple):
    """A library: `model` once per spoor, `open_` once per instance, `fire` is what is measured."""

    name: str
    package: str
    model: Callable[[Flat], Model]
    open_: Callable[[Model, Asker], Machine]
    fire: Callable[[Machine, str], object]
    state: Callable[[Machine], str]


def _always(_asker: Asker) -> bool:
    return True


# ── transitions: flat, no model registered, callables only ─────────────────────────────────────


class _Positioned(NamedTuple):
    events: dict[str, Any]
    asker: Asker


def _model_transitions(flat: Flat) -> Model:
    machine = import_module("transitions").Machine(
        model=None, states=list(flat.states), initial=flat.states[0], auto_transitions=False
    )
    for trigger, source, dest, guard in flat.transitions:
        to = None if dest == source else dest
        machine.add_transition(trigger, source, to, conditions=[guard] if guard else None)
    return machine.events


def _fire_transitions(machine: _Positioned, trigger: str) -> None:
    machine.events[trigger].trigger(machine.asker, machine.asker)


def _asker_state(machine: _Positioned) -> str:
    return str(machine.asker.state)


# ── sismic: a chart, its guards names in the context ──────────────────────────────────────────


class _SismicModel(NamedTuple):
    chart: Any
    guards: dict[str, Guard]


def _model_sismic(flat: Flat) -> _SismicModel:
    model = import_module("sismic.model")
    chart = model.Statechart(flat.name)
    chart.add_state(model.CompoundState("root", initial=flat.states[0]), None)
    for state in flat.states:
        chart.add_state(model.BasicState(state), "root")
    guards = {}
    for index, (trigger, source, dest, guard) in enumerate(flat.transitions):
        if guard is not None:
            guards[f"guard_{index}"] = guard
        text = None if guard is None else f"guard_{index}(asker)"
        target = None if dest == source else dest
        chart.add_transition(model.Transition(source, target, event=trigger, guard=text))
    chart.validate()
    return _SismicModel(chart, guards)


def _open_sismic(model: _SismicModel, asker: Asker) -> Machine:
    interpreter = import_module("sismic.interpreter").Interpreter(
        model.chart, initial_context={**model.guards, "asker": asker}, ignore_contract=True
    )
    interpreter.execute_once()
    return interpreter


def _fire_sismic(machine: Machine, trigger: str) -> None:
    machine.queue(trigger)
    machine.execute_once()


def _state_sismic(machine: Machine) -> str:
    [state] = (name for name in machine.configuration if name != "root")
    return str(state)


# ── python-statemachine: a StateMachine class ─────────────────────────────────────────────────


def _model_statemachine(flat: Flat) -> Model:
    library = import_module("statemachine")
    states = {s: library.State(s, value=s, initial=s == flat.states[0]) for s in flat.states}
    # A name of its own for each state: a gebeurtenis may be called as a toestand is.
    body: dict[str, Any] = {f"state_{name}": state for name, state in states.items()}
    for trigger, source, dest, guard in flat.transitions:
        options: dict[str, Any] = {"internal": True} if dest == source else {}
        if guard is not None:
            options["cond"] = _on_model(guard)
        step = states[source].to(states[dest], **options)
        body[trigger] = body[trigger] | step if trigger in body else step
    body["allow_event_without_transition"] = True
    return type(library.StateMachine)(flat.name.title(), (library.StateMachine,), body)


def _on_model(guard: Guard) -> Callable[[Asker], bool]:
    """The library hands a guard what it names: here the model."""

    def cond(model: Asker) -> bool:
        return guard(model)

    return cond


def _open_statemachine(model: Model, asker: Asker) -> Machine:
    asker.state = None
    return model(asker)


def _fire_statemachine(machine: Machine, trigger: str) -> None:
    machine.send(trigger)


def _state_statemachine(machine: Machine) -> str:
    return str(machine.model.state)


# ── xstate-statemachine: a dict of states, the guards in its logic ────────────────────────────


def _model_xstate(flat: Flat) -> Model:
    library = import_module("xstate_statemachine")
    states: dict[str, Any] = {state: {"on": {}} for state in flat.states}
    guards = {}
    for index, (trigger, source, dest, guard) in enumerate(flat.transitions):
        step: dict[str, Any] = {} if dest == source else {"target": dest}
        if guard is not None:
            step["guard"] = f"guard_{index}"
            guards[f"guard_{index}"] = partial(_on_context, guard)
        states[source]["on"].setdefault(trigger, []).append(step)
    config = {"id": flat.name, "initial": flat.states[0], "context": {}, "states": states}
    return library.create_machine(config, logic=library.MachineLogic(guards=guards))


def _on_context(guard: Guard, context: dict[str, Any], _event: object) -> bool:
    return guard(context["asker"])


def _open_xstate(model: Model, asker: Asker) -> Machine:
    interpreter = import_module("xstate_statemachine").SyncInterpreter(model).start()
    interpreter.context["asker"] = asker
    return interpreter


def _state_xstate(machine: Machine) -> str:
    [state] = machine.current_state_ids
    return str(state).rsplit(".", 1)[-1]


# ── SpiffWorkflow: BPMN, a manual task and an exclusive gateway for each state ────────────────


class _SpiffModel(NamedTuple):
    spec: Any
    subprocesses: Any
    guards: dict[str, Guard]


def _model_spiff(flat: Flat) -> _SpiffModel:
    """
    Every toestand waits in a manual task; the gateway after it asks the trigger and the guard.

    BPMN has no event that may be refused: what nothing takes flows back to the task it came from.
    """
    guards, flows = {}, []
    for index, (trigger, source, dest, guard) in enumerate(flat.transitions):
        guards[f"guard_{index}"] = guard or _always
        asks = escape(f"trigger == '{trigger}' and guard_{index}(asker)")
        flows.append(
            f'<sequenceFlow id="f_{index}" sourceRef="g_{source}" targetRef="t_{dest}">'
            f"<conditionExpression>{asks}</conditionExpression></sequenceFlow>"
        )
    nodes = [
        f'<manualTask id="t_{state}"/>'
        f'<exclusiveGateway id="g_{state}" default="d_{state}"/>'
        f'<sequenceFlow id="a_{state}" sourceRef="t_{state}" targetRef="g_{state}"/>'
        f'<sequenceFlow id="d_{state}" sourceRef="g_{state}" targetRef="t_{state}"/>'
        for state in flat.states
    ]
    text = (
        '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d">'
        f'<process id="{flat.name}" isExecutable="true"><startEvent id="begin"/>'
        f'<sequenceFlow id="f" sourceRef="begin" targetRef="t_{flat.states[0]}"/>'
        f"{''.join(nodes)}{''.join(flows)}</process></definitions>"
    )
    parser = import_module("SpiffWorkflow.bpmn.parser").BpmnParser()
    parser.add_bpmn_xml(import_module("lxml.etree").fromstring(text.encode()))
    spec = parser.get_spec(flat.name)
    return _SpiffModel(spec, parser.get_subprocess_specs(flat.name), guards)


def _open_spiff(model: _SpiffModel, asker: Asker) -> Machine:
    engine = import_module("SpiffWorkflow.bpmn.script_engine")
    environment = engine.TaskDataEnvironment({**model.guards, "asker": asker})
    workflow = import_module("SpiffWorkflow.bpmn").BpmnWorkflow(
        model.spec, model.subprocesses, script_engine=engine.PythonScriptEngine(environment)
    )
    workflow.do_engine_steps()
    return workflow


def _ready(machine: Machine) -> SpiffTask:
    ready = import_module("SpiffWorkflow.util.task").TaskState.READY
    return next(machine.get_tasks_iterator(state=ready, manual=True))


def _fire_spiff(machine: Machine, trigger: str) -> None:
    task = _ready(machine)
    task.data["trigger"] = trigger
    task.run()
    machine.do_engine_steps()


def _state_spiff(machine: Machine) -> str:
    return str(_ready(machine).task_spec.bpmn_id)[2:]


TRANSITIONS = Peer(
    "transitions, flat",
    "transitions",
    _model_transitions,
    _Positioned,
    _fire_transitions,
    _asker_state,
)
SISMIC = Peer("sismic", "sismic", _model_sismic, _open_sismic, _fire_sismic, _state_sismic)
STATEMACHINE = Peer(
    "python-statemachine",
    "python-statemachine",
    _model_statemachine,
    _open_statemachine,
    _fire_statemachine,
    _state_statemachine,
)
XSTATE = Peer(
    "xstate-statemachine",
    "xstate-statemachine",
    _model_xstate,
    _open_xstate,
    lambda machine, trigger: machine.send(trigger),
    _state_xstate,
)
SPIFF = Peer(
    "SpiffWorkflow (BPMN)", "SpiffWorkflow", _model_spiff, _open_spiff, _fire_spiff, _state_spiff
)
PEERS = (TRANSITIONS, XSTATE, SISMIC, STATEMACHINE, SPIFF)

# Some tell at each event what they do; nobody would leave that on where it counts.
logging.disable(logging.CRITICAL)
