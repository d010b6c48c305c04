"""Where the content is: beside the code in a wheel, at the root of a checkout, or the user's."""

from pathlib import Path

import pytest

from routekaart.errors import ContentNotFound
from routekaart.load import locate_content
from routekaart.load.folders import FOLDERS


def make(folder: Path) -> Path:
    for name in FOLDERS:
        folder.joinpath(name).mkdir(parents=True)
    return folder


def test_in_a_wheel_the_content_lies_beside_the_code(tmp_path: Path) -> None:
    make(tmp_path)
    data = make(tmp_path / "routekaart" / "_data")

    assert locate_content(package=tmp_path / "routekaart") == (data,)


def test_in_a_checkout_it_lies_at_the_root(tmp_path: Path) -> None:
    make(tmp_path)

    assert locate_content(package=tmp_path / "routekaart") == (tmp_path,)


def test_a_folder_of_the_user_comes_last_and_so_goes_before(tmp_path: Path) -> None:
    make(tmp_path)

    assert locate_content(Path("own"), package=tmp_path / "routekaart") == (tmp_path, Path("own"))


def test_without_content_there_is_nothing_to_run(tmp_path: Path) -> None:
    with pytest.raises(ContentNotFound):
        locate_content(package=tmp_path / "routekaart")


def test_this_checkout_has_content() -> None:
    [root] = locate_content()

    assert root.joinpath("rules").is_dir()
